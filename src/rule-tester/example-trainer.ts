import {trainerNamed} from '../dataset/trainers/index.ts'
import {type TrainerUse, useTrainer} from '../dataset/trainers/trainer-use.ts'
import type {ExampleTrainer} from '../rule.ts'
import {ExampleFailure} from './example-failure.ts'

/** The trainer that an example names, set as it says. */
export function exampleTrainer(trainer: ExampleTrainer): TrainerUse {
  const {name, ...settings} = typeof trainer === 'string' ? {name: trainer} : trainer
  const profile = trainerNamed(name)
  if (!profile) throw new ExampleFailure(`There is no trainer \`${name}\``)
  const unknown = Object.keys(settings).find((key) => !Object.hasOwn(profile.settings, key))
  if (unknown !== undefined) throw new ExampleFailure(`${profile.name} has no setting \`${unknown}\``)
  return useTrainer(profile, settings)
}
