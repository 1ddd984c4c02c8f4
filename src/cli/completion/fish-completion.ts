import type {AcceptedValues} from './accepted-values.ts'
import type {CompletedCommand, CompletedOption} from './completed-commands.ts'

/** A script that completes in fish 3 and later. Commands stand first, so what stands first tells which one it is. */
export function fishCompletion(commands: readonly CompletedCommand[]): string {
  const others = commands.filter(({name}) => name !== '')
  return `# fish completion for caplint
function __caplint_command
    set -l words (commandline -opc)
    set -l first "$words[2]"
    if contains -- "$first" ${others.map(({name}) => name).join(' ')}
        echo "$first"
    end
end

function __caplint_runs
    set -l command (__caplint_command)
    test "$command" = "$argv[1]"
end

function __caplint_is_first
    test (count (commandline -opc)) -eq 1
end

complete -c caplint -f
${others.map(({name, description}) => `complete -c caplint -n __caplint_is_first -a ${name} -d ${quoted(description)}`).join('\n')}
${commands.flatMap(commandLines).join('\n')}
`
}

function commandLines({name, options, operand}: CompletedCommand): readonly string[] {
  const start = `complete -c caplint -n "__caplint_runs '${name}'"`
  return [
    ...options.map((option) => `${start} ${optionParts(option)}`),
    ...(operand && operand.values !== 'anything' ? [`${start} ${offered(operand.values)}`] : [])
  ]
}

function optionParts({names, description, values}: CompletedOption): string {
  const parts = names.map((name) => (name.startsWith('--') ? `-l ${name.slice(2)}` : `-s ${name.slice(1)}`))
  // A value is required; what is not a path is completed by nothing else.
  if (values !== undefined) parts.push(values === 'files' ? '-r' : '-x', offered(values))
  return [...parts, '-d', quoted(description)].filter((part) => part !== '').join(' ')
}

function offered(values: AcceptedValues): string {
  if (values === 'anything') return ''
  if (values === 'files') return '-F'
  if (values === 'folders') return `-a '(__fish_complete_directories)'`
  return `-a ${quoted(values.join(' '))}`
}

const quoted = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", String.raw`\'`)}'`
