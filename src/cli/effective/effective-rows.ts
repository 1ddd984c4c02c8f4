import {dirname} from 'node:path'
import type {ConfigResolver} from '../../config/config-resolver.ts'
import {trainers} from '../../dataset/trainers/index.ts'
import type {Item} from '../../dataset/item.ts'
import {itemReader} from '../../dataset/read-item.ts'
import {showPath} from '../../dataset/show-path.ts'
import {discoverItems} from '../../engine/discover-items.ts'
import {type EffectiveItem, effectiveItem, type EncoderFacts, encoderFacts} from '../../engine/effective.ts'
import {UserError} from '../../errors.ts'

/** An item with what reaches the encoder of it: what `--format json` prints. */
export interface EffectiveRow extends EffectiveItem {
  /** The caption's file, or the media where there is none; relative to the working directory. */
  readonly path: string
  /** Line of the caption in a file of many, from 1. */
  readonly line?: number
  readonly media: readonly string[]
  readonly trainer: string
  readonly tokens: EncoderFacts
}

/**
 * Reads the items under paths, each as the trainer of the config that governs it.
 * @param onFailure Told of what cannot be read, in one sentence; the others go on.
 * @throws UserError where no trainer is chosen.
 */
export async function* effectiveRows(
  paths: readonly string[],
  resolver: ConfigResolver,
  onFailure: (sentence: string) => void
): AsyncIterable<EffectiveRow> {
  const cwd = process.cwd()
  const read = itemReader(cwd)
  const {items, failures} = await discoverItems(paths, cwd, resolver)
  for (const {message} of failures) onFailure(message)
  const broken = new Set(failures.map(({path}) => path))
  for (const item of items) {
    const path = item.caption?.path ?? item.media[0] ?? item.root
    const config = (await resolver.folder(dirname(path))).configFor(path)
    const {trainer} = config
    if (!trainer) throw noTrainer(showPath(path, cwd))
    const found = read(item)
    if (found.failure !== undefined) {
      onFailure(found.failure)
      continue
    }
    const isName = item.caption !== undefined && item.media.includes(item.caption.path)
    const line = item.caption?.slot && !isName ? found.caption?.locate(0).line : undefined
    yield {
      path: showPath(path, cwd),
      ...(line === undefined ? {} : {line}),
      media: item.media.map((each) => showPath(each, cwd)),
      trainer: trainer.name,
      ...effectiveItem(item, found, config, trainer, isLineOfBroken(item, broken)),
      tokens: encoderFacts(config, trainer)
    }
  }
}

/** Whether an item is a line of a list that goes with no list of media, though there is one. */
const isLineOfBroken = ({caption, unpaired}: Item, broken: ReadonlySet<string>): boolean =>
  unpaired === true &&
  caption?.slot !== undefined &&
  broken.has(caption.path) &&
  caption.path.endsWith('.txt')

const noTrainer = (path: string): UserError =>
  new UserError(
    `No trainer is chosen for \`${path}\`; give \`--trainer\` or set \`trainer\` in the config: ${trainers.map(({name}) => `\`${name}\``).join(', ')}`
  )
