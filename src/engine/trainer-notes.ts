import {extname} from 'node:path'
import type {ResolvedConfig} from '../config/resolved-config.ts'
import type {CaptionPlan} from './caption-plan.ts'

/** Notices what was taken for granted about trainers: the extension that they are told. */
export interface TrainerNotes {
  /** Takes note of an item; `captionPath` is that of its own caption file, if it has one. */
  add(captionPath: string | undefined, config: ResolvedConfig): void
  /** One sentence for each trainer and extension. */
  notes(): readonly string[]
}

export function createTrainerNotes(): TrainerNotes {
  const notes = new Set<string>()
  return {
    add(captionPath, {trainer}) {
      const {sidecar, settings: keys} = trainer?.profile ?? {}
      if (!trainer || captionPath === undefined || !sidecar?.is.settable) return
      if (trainer.isGiven('captionExtension')) return
      const extension = extname(captionPath)
      const usual = sidecar.is.extension
      if (extension === usual) return
      const otherwise = usual === undefined ? 'finds no captions' : `reads \`${usual}\``
      notes.add(
        `${trainer.name} is taken to be told \`${keys?.captionExtension}\` \`${extension}\`; where that is not set it ${otherwise}`
      )
    },
    notes: () => [...notes]
  }
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
