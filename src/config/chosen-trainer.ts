import {type TrainerUse, useTrainer} from '../dataset/trainers/trainer-use.ts'
import type {TrainerChoice} from './trainer-schema.ts'

/** The trainer that layers have chosen, set as they say. */
export const useChosenTrainer = ({profile, given}: TrainerChoice): TrainerUse => useTrainer(profile, given)

/** The anchor, where nobody names one: the word that the trainer is told to add. */
export const trainerAnchors = ({settings: {trigger}}: TrainerUse): readonly string[] | undefined =>
  trigger === undefined ? undefined : [trigger]

/** What rules let pass, by their id, because the trainer reads it. */
export const trainerRuleOptions = ({
  placeholders,
  trigger,
  settings
}: TrainerUse): readonly (readonly [string, readonly string[]])[] => [
  ...(placeholders.length > 0 && trigger !== undefined ? [['no-placeholder', placeholders] as const] : []),
  ...(settings.weights ? [['no-prompt-syntax', ['weight', 'escape']] as const] : [])
]
