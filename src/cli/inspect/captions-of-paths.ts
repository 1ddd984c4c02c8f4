import type {ConfigResolver} from '../../config/config-resolver.ts'
import {captionContext} from '../../config/resolved-config.ts'
import {itemReader} from '../../dataset/read-item.ts'
import {showPath} from '../../dataset/show-path.ts'
import {discoverItems} from '../../engine/discover-items.ts'
import type {Caption} from '../../language/caption.ts'
import {readCaption} from '../../language/read-caption.ts'

/** A caption to be inspected, and by which name it is told. */
export interface NamedCaption {
  /** Path of its file, with its line where the file holds several; absent for text that was given. */
  readonly name?: string
  readonly caption: Caption
}

/**
 * Reads the captions under paths, each with the config that governs it.
 * @param onFailure Told of what cannot be read, in one sentence; the others go on.
 */
export async function* captionsOfPaths(
  paths: readonly string[],
  resolver: ConfigResolver,
  onFailure: (sentence: string) => void
): AsyncIterable<NamedCaption> {
  const cwd = process.cwd()
  const read = itemReader(cwd)
  const {items, failures} = await discoverItems(paths, cwd, resolver)
  for (const {message} of failures) onFailure(message)
  for (const item of items) {
    const {caption: source} = item
    if (!source) continue
    const {caption: found, failure} = read(item)
    if (failure !== undefined) onFailure(failure)
    if (!found) continue
    const config = await resolver.configFor(source.path)
    const line = source.slot ? `:${found.locate(0).line}` : ''
    yield {
      name: `${showPath(source.path, cwd)}${line}`,
      caption: readCaption(found.slot.caption, captionContext(config))
    }
  }
}
