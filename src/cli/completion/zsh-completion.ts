import type {AcceptedValues} from './accepted-values.ts'
import type {CompletedCommand, CompletedOption} from './completed-commands.ts'

/** A script that completes in zsh, either sourced or as the file `_caplint` in a folder of `fpath`. */
export const zshCompletion = (commands: readonly CompletedCommand[]): string => `#compdef caplint
# zsh completion for caplint
_caplint_commands() {
  local -a commands=(
${commands.flatMap(({name, description}) => (name === '' ? [] : `    ${quoted(`${escaped(name)}:${description}`)}`)).join('\n')}
  )
  _describe -t commands command commands
}

_caplint_first() {
  _alternative 'commands: :_caplint_commands' 'files: :_files'
}

_caplint() {
  local curcontext=$curcontext
  case \${words[2]} in
${commands
  .filter(({name}) => name !== '')
  .map(commandCase)
  .join('\n')}
  esac
  _arguments -S \\
${specs(
  commands.find(({name}) => name === ''),
  true
)}
}

if [[ $funcstack[1] == _caplint ]]; then
  _caplint "$@"
else
  compdef _caplint caplint
fi
`

/** The words of the command are completed as if it were a program of its own. */
const commandCase = (command: CompletedCommand): string => `    ${command.name})
      if ((CURRENT > 2)); then
        shift words
        ((CURRENT--))
        _arguments -S \\
${specs(command, false)}
        return
      fi ;;`

function specs(command: CompletedCommand | undefined, isFirst: boolean): string {
  if (!command) return ''
  const {options, operand} = command
  const operands = operand
    ? [
        ...(isFirst ? [`'1: :_caplint_first'`] : []),
        quoted(`${operand.repeats ? '*' : '1'}: :${action(operand.values)}`)
      ]
    : []
  return [...options.flatMap(optionSpecs), ...operands].map((spec) => `          ${spec}`).join(' \\\n')
}

/** \`'*--format=[…]: :(…)'\`: every option may be repeated, for most that can be given once say so themselves when it is wrong. */
function optionSpecs({names, description, values}: CompletedOption): readonly string[] {
  const text = escaped(description).replaceAll(/[[\]]/g, String.raw`\$&`)
  return names.map((name) => {
    const takes = values === undefined ? '' : name.startsWith('--') ? '=' : '+'
    return quoted(`*${name}${takes}[${text}]${values === undefined ? '' : `: :${action(values)}`}`)
  })
}

function action(values: AcceptedValues): string {
  if (values === 'anything') return ' '
  if (values === 'files') return '_files'
  if (values === 'folders') return '_files -/'
  return `(${values.join(' ')})`
}

const escaped = (text: string): string => text.replaceAll(':', String.raw`\:`)

const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`
