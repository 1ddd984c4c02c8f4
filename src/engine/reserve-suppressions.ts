import {dirname} from 'node:path'
import type {ConfigResolver} from '../config/config-resolver.ts'
import type {Item} from '../dataset/item.ts'
import {lintCaption} from './caption-outcome.ts'
import {fileOf} from './item-place.ts'
import {comparableText} from './started-item.ts'
import type {PartOfDatasets} from './partial-run.ts'
import type {Suppressor} from './suppressor.ts'

/**
 * Where a part of a dataset is linted, lets captions that are not reported keep what is accepted of them. In a file of
 * many captions an entry holds for a number of equal findings, wherever they stand: one that is new would otherwise pass
 * for the one that was accepted, as that one is not looked at.
 * @param part Absent where all is reported.
 */
export async function reserveSuppressions(
  part: Pick<PartOfDatasets, 'discovery' | 'changed'> | undefined,
  suppressor: Suppressor,
  resolver: ConfigResolver,
  {signal}: {readonly signal?: AbortSignal | undefined}
): Promise<void> {
  if (!part) return
  const isConcerned = new Map<string, boolean>()
  for (const item of part.discovery.items) {
    if (signal?.aborted) return
    const caption = captionAmongMany(item)
    if (part.changed.has(item) || caption === undefined) continue
    const file = fileOf(item)
    if (!isConcerned.has(file)) {
      await suppressor.enter(dirname(file))
      isConcerned.set(file, suppressor.holdsAmongMany(file))
    }
    if (!isConcerned.get(file)) continue
    const config = await resolver.configFor(file)
    suppressor.reserve(file, caption, lintCaption(caption, config).findings)
  }
}

/** The caption of an item in a file of many, as it is linted; `undefined` where it has a file of its own, or none. */
function captionAmongMany({caption}: Item): string | undefined {
  const {slot, inside} = caption ?? {}
  const isAlone = inside !== undefined && (inside.member !== undefined || inside.place === 0)
  return slot && !isAlone ? comparableText({caption: {slot}}) : undefined
}
