import type {ReporterName} from '../reporters/index.ts'

/**
 * Variables that coding agents set for the commands they run, each by its maker: the name that several agree on, Claude
 * Code, Codex, Cursor, Gemini CLI, opencode, Cline, Augment.
 */
export const agentVariables: readonly string[] = [
  'AI_AGENT',
  'CLAUDECODE',
  'CODEX_SANDBOX',
  'CODEX_THREAD_ID',
  'CURSOR_AGENT',
  'GEMINI_CLI',
  'OPENCODE',
  'CLINE_ACTIVE',
  'AUGMENT_AGENT'
]

/**
 * The format of standard output where no `--format` says otherwise: that of the place caplint runs in. An agent that
 * works inside GitHub Actions reads the log itself; annotations would be for nobody.
 */
export function defaultFormat(environment = process.env): ReporterName {
  if (agentVariables.some((name) => isSet(environment[name]))) return 'agent'
  return environment.GITHUB_ACTIONS === 'true' ? 'github' : 'stylish'
}

const isSet = (value: string | undefined): boolean =>
  value !== undefined && !['', '0', 'false'].includes(value)
