import type {AcceptedValues} from './accepted-values.ts'
import type {CompletedCommand} from './completed-commands.ts'

/**
 * A script that completes in bash, 3.2 and later. Values have no blanks; file names may, and are therefore taken line by
 * line. `--option=value` comes in three words: `=` parts words in bash.
 */
export const bashCompletion = (
  commands: readonly CompletedCommand[]
): string => `# bash completion for caplint
# shellcheck disable=SC2207  # bash 3.2, which macOS has, knows no mapfile
_caplint_files() {
  local IFS=$'\\n'
  compopt -o filenames 2>/dev/null
  COMPREPLY+=($(compgen "$1" -- "$2"))
}

_caplint() {
  local current=\${COMP_WORDS[COMP_CWORD]} first=\${COMP_WORDS[1]-} previous='' command='' options='' index
  COMPREPLY=()
  ((COMP_CWORD > 0)) && previous=\${COMP_WORDS[COMP_CWORD - 1]}
  if [[ $current == '=' ]]; then
    current=
  elif [[ $previous == '=' ]] && ((COMP_CWORD > 1)); then
    previous=\${COMP_WORDS[COMP_CWORD - 2]}
  fi
  ((COMP_CWORD > 1)) && case $first in
    ${commands
      .filter(({name}) => name !== '')
      .map(({name}) => name)
      .join(' | ')}) command=$first ;;
  esac
  for ((index = 1; index < COMP_CWORD; index++)); do
    [[ \${COMP_WORDS[index]} == -- ]] && options=none
  done
  if [[ $options != none ]]; then
    case $command:$previous in
${commands.flatMap(optionCases).join('\n')}
    esac
    case $command in
${commands.map(optionNames).join('\n')}
    esac
    if [[ $current == -* ]]; then
      COMPREPLY=($(compgen -W "$options" -- "$current"))
      return
    fi
  fi
  case $command in
${commands.map((command) => operandCase(command, commands)).join('\n')}
  esac
}

complete -F _caplint caplint
`

/** What is offered after an option that takes a value. */
const optionCases = ({name, options}: CompletedCommand): readonly string[] =>
  options.flatMap(({names, values}) =>
    values === undefined
      ? []
      : [`      ${names.map((option) => `${name}:${option}`).join(' | ')}) ${offer(values)} return ;;`]
  )

const optionNames = ({name, options}: CompletedCommand): string =>
  `      '${name}') options='${options.flatMap(({names}) => names).join(' ')}' ;;`

function operandCase({name, operand}: CompletedCommand, commands: readonly CompletedCommand[]): string {
  const others = commands.flatMap((each) => each.name || [])
  const offered = operand ? offer(operand.values) : ''
  // The first word of a line is a command or a path.
  const first = name === '' ? `((COMP_CWORD == 1)) && ${offer(others)} ` : ''
  return `    '${name}') ${first}${offered} ;;`
}

/** Adds to what is offered; where anything may stand, nothing is. */
function offer(values: AcceptedValues): string {
  if (values === 'anything') return ''
  if (values === 'files') return '_caplint_files -f "$current";'
  if (values === 'folders') return '_caplint_files -d "$current";'
  return `COMPREPLY+=($(compgen -W '${values.join(' ')}' -- "$current"));`
}
