import type {Report} from '../engine/report.ts'
import type {Annotation, AnnotationLevel} from './github-command.ts'
import {type Place, reportedFindings} from './reported-finding.ts'
import {count, grouped} from './summary-lines.ts'

/** GitHub shows this many annotations of a level per step; what comes after is dropped without a word. */
export const annotationsPerLevel = 10

/** What is to be told, before it is known how much room there is. */
interface Entry {
  /** What entries are gathered by: the rule, or that caplint failed. */
  readonly group: string
  readonly message: string
  readonly place?: Place | undefined
  /** Files concerned. */
  readonly paths: readonly string[]
}

/** Annotations within GitHub's limits: errors first; where there are too many, one per rule says how many there are. */
export function* annotations(report: Report): Iterable<Annotation> {
  const failures = report.failures.map(
    ({message, path, rule}): Entry => ({
      group: 'failure',
      message: rule === undefined ? message : `${message} (${rule})`,
      place: path === undefined ? undefined : {path},
      paths: path === undefined ? [] : [path]
    })
  )
  const errors: Entry[] = failures
  const warnings: Entry[] = []
  for (const {rule, severity, message, places} of reportedFindings(report)) {
    const entry = {group: rule, message, place: places[0], paths: places.map(({path}) => path)}
    if (severity === 'error') errors.push(entry)
    else warnings.push(entry)
  }
  yield* withinLimit('error', errors)
  yield* withinLimit('warning', warnings)
  yield* withinLimit(
    'notice',
    report.notes.map((message) => ({group: 'note', message, paths: []}))
  )
}

function* withinLimit(level: AnnotationLevel, entries: readonly Entry[]): Iterable<Annotation> {
  if (entries.length <= annotationsPerLevel) {
    for (const {group, message, place} of entries) yield {level, title: titleOf(group), message, place}
    return
  }
  const groups = grouping(entries)
  const shown = groups.length > annotationsPerLevel ? annotationsPerLevel - 1 : groups.length
  for (const [group, members] of groups.slice(0, shown)) {
    yield {level, title: titleOf(group), message: together(members), place: members[0]?.place}
  }
  const rest = groups.slice(shown)
  if (rest.length === 0) return
  const amount = rest.reduce((sum, [, members]) => sum + members.length, 0)
  const names = rest.map(([group]) => group).join(', ')
  yield {level, title: 'caplint', message: `${count(amount, 'more finding')} of ${names}; the log lists all`}
}

/** Entries by group: failures first, then what is found most often. */
function grouping(entries: readonly Entry[]): readonly (readonly [string, readonly Entry[]])[] {
  const groups = new Map<string, Entry[]>()
  for (const entry of entries) {
    const members = groups.get(entry.group)
    if (members) members.push(entry)
    else groups.set(entry.group, [entry])
  }
  const rank = (group: string): number => (group === 'failure' ? 0 : 1)
  return [...groups].sort(
    ([a, ofA], [b, ofB]) => rank(a) - rank(b) || ofB.length - ofA.length || (a < b ? -1 : 1)
  )
}

const titleOf = (group: string): string => `caplint: ${group}`

function together(members: readonly Entry[]): string {
  const [first] = members
  if (!first) return ''
  if (members.length === 1) return first.message
  const files = new Set(members.flatMap(({paths}) => paths)).size
  const where = files > 0 ? ` in ${count(files, 'file')}` : ''
  return `${grouped(members.length)} times${where}, here: ${first.message}`
}
