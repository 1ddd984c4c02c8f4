import type {MediaPart} from '../language-model.ts'
import {objectIn} from './json.ts'
import type {ReplicateMedium} from './replicate-input.ts'
import type {HttpRequest} from './transport.ts'

/** Up to this size, in bytes, media travel in the request itself. */
const mostInline = 256 * 1024

/** Milliseconds after which cleaning up is given up. */
export const longestCleanup = 10_000

/** Sends a request and gives its JSON. Throws `ProviderError`. */
export type SendJson = (request: HttpRequest) => Promise<unknown>

/** Media, ready to be named in a prediction. */
export interface PreparedMedia {
  readonly media: readonly ReplicateMedium[]
  /** Takes uploads away again. Never throws: uploads that stay are deleted by Replicate after a day. */
  dispose(): Promise<void>
}

/** Makes data URLs of small media and uploads of others. */
export async function prepareMedia(
  parts: readonly MediaPart[],
  baseURL: string,
  send: SendJson,
  signal: AbortSignal | undefined
): Promise<PreparedMedia> {
  const uploads: string[] = []
  const dispose = async () => {
    const signal = AbortSignal.timeout(longestCleanup)
    const deletions = uploads.map((id) => send({method: 'DELETE', url: `${baseURL}/files/${id}`, signal}))
    await Promise.allSettled(deletions)
  }
  try {
    const media: ReplicateMedium[] = []
    for (const part of parts) {
      const kind = part.mediaType.startsWith('video/') ? 'video' : 'image'
      if (part.data.length <= mostInline) {
        const base64 = Buffer.from(part.data).toString('base64')
        media.push({kind, url: `data:${part.mediaType};base64,${base64}`})
        continue
      }
      const file = objectIn(await send(uploadRequest(part, baseURL, signal)))
      uploads.push(String(file.id))
      media.push({kind, url: String(objectIn(file.urls).get)})
    }
    return {media, dispose}
  } catch (error) {
    await dispose()
    throw error
  }
}

/** A form with one file, under its real name and type: models look at both. */
function uploadRequest(
  {mediaType, data, name}: MediaPart,
  baseURL: string,
  signal: AbortSignal | undefined
): HttpRequest {
  const boundary = `caplint-${crypto.randomUUID()}`
  const fileName = (name.split(/[\\/]/).at(-1) ?? 'file').replaceAll(/[^\w. -]/g, '_')
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="content"; filename="${fileName}"\r\nContent-Type: ${mediaType}\r\n\r\n`
  return {
    method: 'POST',
    url: `${baseURL}/files`,
    headers: {'content-type': `multipart/form-data; boundary=${boundary}`},
    body: Buffer.concat([Buffer.from(head), data, Buffer.from(`\r\n--${boundary}--\r\n`)]),
    signal
  }
}
