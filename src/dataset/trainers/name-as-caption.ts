import type {Trainer} from './trainer.ts'

/** What a trainer that takes captions from the names of media makes of a name without its extension. */
export function nameAsCaption({spacesInNames, namesEndAtDot}: Trainer, stem: string): string {
  const name = namesEndAtDot?.is ? stem.replace(/\..*$/s, '') : stem
  return spacesInNames?.is ? name.replaceAll('_', ' ') : name
}
