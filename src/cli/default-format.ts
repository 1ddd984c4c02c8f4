import type {ReporterName} from '../reporters/index.ts'

/** The format of standard output where no `--format` says otherwise: that of the place caplint runs in. */
export const defaultFormat = (environment = process.env): ReporterName =>
  environment.GITHUB_ACTIONS === 'true' ? 'github' : 'stylish'
