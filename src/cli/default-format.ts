import type {ReporterName} from '../reporters/index.ts'

/**
 * Variables that coding agents set for the commands they run, each by its maker: the name that several agree on, Claude
 * Code, Codex, Cursor, Gemini CLI, Qwen Code, Copilot CLI, goose, opencode, Crush, Amp, Cline, Augment. Those that also stand
 * in the terminals of people, as Cursor's `CURSOR_TRACE_ID` and Replit's `REPL_ID`, tell nothing.
 */
export const agentVariables: readonly string[] = [
  'AI_AGENT',
  'CLAUDECODE',
  'CODEX_SANDBOX',
  'CODEX_THREAD_ID',
  'CODEX_CI',
  'CURSOR_AGENT',
  'GEMINI_CLI',
  'QWEN_CODE',
  'COPILOT_CLI',
  'GOOSE_TERMINAL',
  'OPENCODE',
  'CRUSH',
  'AMP_CURRENT_THREAD_ID',
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
