import type {ConfigResolver} from '../config/config-resolver.ts'
import type {ResolvedConfig} from '../config/resolved-config.ts'
import type {ConfigChoice} from './config-choice.ts'
import {type ItemPlace, shownPlace} from './item-place.ts'
import {showAmount} from '../dataset/show-amount.ts'

/** Notices captions for which nobody said what they teach: few findings there are no sign of good captions. */
export interface GuidanceNotes {
  /** Takes note of a caption that is linted. */
  add(place: ItemPlace, config: ResolvedConfig): void
  /** What a person should know, one sentence each. */
  notes(resolver: ConfigResolver): readonly string[]
}

export function createGuidanceNotes({layer}: ConfigChoice = {}): GuidanceNotes {
  const isToldWhatToCheck = layer?.preset !== undefined || layer?.rules !== undefined
  let captions = 0
  let withoutAnchor = 0
  let firstWithoutAnchor = ''

  return {
    add(place, {kind, anchors}) {
      captions++
      if (kind === undefined || anchors.length > 0) return
      withoutAnchor++
      firstWithoutAnchor ||= shownPlace(place)
    },

    notes(resolver) {
      if (captions > 0 && !isToldWhatToCheck && resolver.configFiles().length === 0) {
        return [
          'No preset is chosen, so only what holds for every caption was checked; choose one with `--preset`, or let `caplint init` write a config'
        ]
      }
      if (withoutAnchor === 0) return []
      const others = withoutAnchor > 1 ? ` and ${showAmount(withoutAnchor - 1)} more` : ''
      return [
        `No anchor is named for \`${firstWithoutAnchor}\`${others}, so nothing about it was checked; name it with \`--anchor\`, or as \`anchor\` in the config`
      ]
    }
  }
}
