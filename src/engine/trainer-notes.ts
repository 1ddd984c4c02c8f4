import {extname} from 'node:path'
import type {ResolvedConfig} from '../config/resolved-config.ts'
import type {Item} from '../dataset/item.ts'
import type {ReadItem} from '../dataset/read-item.ts'
import type {TrainerUse} from '../dataset/trainers/trainer-use.ts'
import type {CaptionPlan} from './caption-plan.ts'
import {createTrainerDifferences} from './trainer-differences.ts'
import {createUnrepeatedFolders} from './unrepeated-folders.ts'

/** Notices what a person should know about trainers and the captions of a run. */
export interface TrainerNotes {
  /** Takes note of an item. */
  add(item: Item, read: ReadItem, config: ResolvedConfig): void
  /** What was taken for granted about a trainer, and, where none is chosen, what they differ over: one sentence each. */
  notes(): readonly string[]
}

export function createTrainerNotes(): TrainerNotes {
  const notes = new Set<string>()
  const differences = createTrainerDifferences()
  const folders = createUnrepeatedFolders()
  return {
    add(item, read, config) {
      if (!config.trainer || config.trainer.profile.repeatsFromFolders) folders.add(item)
      if (!config.trainer) return differences.add(item, read, config)
      const note =
        item.caption && !item.caption.slot ? extensionNote(item.caption.path, config.trainer) : undefined
      if (note !== undefined) notes.add(note)
    },
    notes: () => [...notes, ...folders.notes(), ...differences.notes()]
  }
}

/** The extension that the trainer is taken to be told. */
function extensionNote(captionPath: string, trainer: TrainerUse): string | undefined {
  const {sidecar, settings: keys} = trainer.profile
  if (!sidecar?.is.settable || trainer.isGiven('captionExtension')) return undefined
  const extension = extname(captionPath)
  const usual = sidecar.is.extension
  if (extension === usual) return undefined
  const otherwise = usual === undefined ? 'finds no captions' : `reads \`${usual}\``
  return `${trainer.name} is taken to be told \`${keys.captionExtension}\` \`${extension}\`; where that is not set it ${otherwise}`
}

/** What to do about caches that still hold the captions of before, one sentence for each trainer. */
export function staleCacheNotes(changed: readonly CaptionPlan[]): readonly string[] {
  const trainers = new Map(
    changed.flatMap(({config: {trainer}}) =>
      trainer?.staleCaches === undefined ? [] : [[trainer.name, trainer.staleCaches] as const]
    )
  )
  return [...trainers].map(
    ([name, advice]) => `Captions have changed, and ${name} may keep the old ones: ${advice}`
  )
}
