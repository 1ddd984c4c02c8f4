/** The input of a model on Replicate: each names its parameters as it likes, and they change between versions. */
import type {ModelRequest} from '../language-model.ts'
import {objectIn} from './json.ts'

/** Names of a model's parameters, by what they mean; absent: it has none. */
export interface ReplicateParameters {
  readonly prompt: string
  readonly system?: string
  readonly images?: MediaParameter
  readonly videos?: MediaParameter
  readonly maxOutputTokens?: string
  readonly temperature?: string
  /** Values that turn thinking off or down. */
  readonly thinking: Readonly<Record<string, string | number | boolean>>
}

interface MediaParameter {
  readonly name: string
  readonly isList: boolean
}

/**
 * Reads the parameters of a model from its description, as `GET /models/{owner}/{name}` gives it.
 * @returns Nothing where the model takes no prompt: it is no language model.
 */
export function replicateParameters(description: unknown): ReplicateParameters | undefined {
  const version = objectIn(objectIn(description).latest_version)
  const schemas = objectIn(objectIn(objectIn(version.openapi_schema).components).schemas)
  const properties = objectIn(objectIn(schemas.Input).properties)
  const first = (...names: readonly string[]): string | undefined => names.find((name) => name in properties)
  const media = (...names: readonly string[]): MediaParameter | undefined => {
    const name = first(...names)
    return name === undefined ? undefined : {name, isList: objectIn(properties[name]).type === 'array'}
  }
  const prompt = first('prompt', 'text', 'message', 'instruction')
  if (prompt === undefined) return undefined
  const system = first('system_instruction', 'system_prompt', 'system')
  const images = media('images', 'image', 'image_input', 'input_images', 'image_url', 'img')
  const videos = media('videos', 'video', 'video_input')
  const maxOutputTokens = first(
    'max_output_tokens',
    'max_completion_tokens',
    'max_tokens',
    'max_new_tokens',
    'max_length'
  )
  const temperature = first('temperature')
  return {
    prompt,
    ...(system === undefined ? {} : {system}),
    ...(images ? {images} : {}),
    ...(videos ? {videos} : {}),
    ...(maxOutputTokens === undefined ? {} : {maxOutputTokens}),
    ...(temperature === undefined ? {} : {temperature}),
    thinking: {
      ...('thinking_budget' in properties ? {thinking_budget: 0} : {}),
      ...('dynamic_thinking' in properties ? {dynamic_thinking: false} : {}),
      ...('thinking_level' in properties ? {thinking_level: 'low'} : {})
    }
  }
}

/** A medium as Replicate reads it: a data URL, or the URL of an upload. */
export interface ReplicateMedium {
  readonly kind: 'image' | 'video'
  readonly url: string
}

/**
 * What a request is for a model.
 * @returns The kind of medium that the model doesn't take, if there is one.
 */
export function replicateInput(
  parameters: ReplicateParameters,
  {system, prompt, maxOutputTokens, temperature}: ModelRequest,
  media: readonly ReplicateMedium[]
): Readonly<Record<string, unknown>> | 'image' | 'video' {
  const urls = (kind: ReplicateMedium['kind']) =>
    media.filter((medium) => medium.kind === kind).map(({url}) => url)
  const images = mediaInput(parameters.images, urls('image'))
  if (!images) return 'image'
  const videos = mediaInput(parameters.videos, urls('video'))
  if (!videos) return 'video'
  const hasSystem = parameters.system !== undefined && system !== ''
  return {
    // A model without a parameter for it gets the system prompt in front of the other.
    [parameters.prompt]: hasSystem || system === '' ? prompt : `${system}\n\n${prompt}`,
    ...(hasSystem ? {[parameters.system]: system} : {}),
    ...images,
    ...videos,
    // Left out, some models write, and bill, up to 65,535 tokens.
    ...(parameters.maxOutputTokens === undefined ? {} : {[parameters.maxOutputTokens]: maxOutputTokens}),
    ...(parameters.temperature === undefined ? {} : {[parameters.temperature]: temperature}),
    ...parameters.thinking
  }
}

/** Nothing where the model doesn't take that many. */
function mediaInput(
  parameter: MediaParameter | undefined,
  urls: readonly string[]
): Readonly<Record<string, unknown>> | undefined {
  if (urls.length === 0) return {}
  if (!parameter || (!parameter.isList && urls.length > 1)) return undefined
  return {[parameter.name]: parameter.isList ? urls : urls[0]}
}
