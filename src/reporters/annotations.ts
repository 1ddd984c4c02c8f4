import type {Report} from '../engine/report.ts'
import type {Annotation, AnnotationLevel} from './github-command.ts'
import {failurePlace, type Place, reportedFindings} from './reported-finding.ts'
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

/** Entries of one group, of which the first alone is kept. */
interface Group {
  readonly first: Entry
  amount: number
  /** Files concerned alone, and the last of them: a report holds what is found in one file together. */
  files: number
  lastFile: string | undefined
  /** Files concerned together with others. */
  readonly shared: Set<string>
}

/** What is told of one level: the first entries, and all of them by group. Never holds more than annotations need. */
interface Gathering {
  readonly level: AnnotationLevel
  readonly first: Entry[]
  amount: number
  readonly groups: Map<string, Group>
}

/** Annotations within GitHub's limits: errors first; where there are too many, one per rule says how many there are. */
export function* annotations(report: Report): Iterable<Annotation> {
  const errors = gathering('error')
  const warnings = gathering('warning')
  const notices = gathering('notice')
  for (const failure of report.failures) {
    const {message, path, rule} = failure
    add(errors, {
      group: 'failure',
      message: rule === undefined ? message : `${message} (${rule})`,
      place: path === undefined ? undefined : failurePlace(failure, path),
      paths: path === undefined ? [] : [path]
    })
  }
  for (const {rule, severity, message, places} of reportedFindings(report)) {
    const paths = places.map(({path}) => path)
    add(severity === 'error' ? errors : warnings, {group: rule, message, place: places[0], paths})
  }
  for (const message of report.notes) add(notices, {group: 'note', message, paths: []})
  for (const gathered of [errors, warnings, notices]) yield* withinLimit(gathered)
}

const gathering = (level: AnnotationLevel): Gathering => ({level, first: [], amount: 0, groups: new Map()})

function add(gathered: Gathering, entry: Entry): void {
  gathered.amount++
  if (gathered.first.length < annotationsPerLevel) gathered.first.push(entry)
  const known = gathered.groups.get(entry.group)
  const group = known ?? {first: entry, amount: 0, files: 0, lastFile: undefined, shared: new Set<string>()}
  if (!known) gathered.groups.set(entry.group, group)
  group.amount++
  const [path, ...others] = entry.paths
  if (others.length > 0) for (const each of entry.paths) group.shared.add(each)
  else if (path !== undefined && path !== group.lastFile) {
    group.files++
    group.lastFile = path
  }
}

function* withinLimit({level, first, amount, groups}: Gathering): Iterable<Annotation> {
  if (amount <= annotationsPerLevel) {
    for (const {group, message, place} of first) yield {level, title: titleOf(group), message, place}
    return
  }
  const sorted = byAmount(groups)
  const shown = sorted.length > annotationsPerLevel ? annotationsPerLevel - 1 : sorted.length
  for (const [name, group] of sorted.slice(0, shown)) {
    yield {level, title: titleOf(name), message: together(group), place: group.first.place}
  }
  const rest = sorted.slice(shown)
  if (rest.length === 0) return
  const left = rest.reduce((sum, [, group]) => sum + group.amount, 0)
  const names = rest.map(([name]) => name).join(', ')
  yield {level, title: 'caplint', message: `${count(left, 'more finding')} of ${names}; the log lists all`}
}

/** Failures first, then what is found most often. */
function byAmount(groups: ReadonlyMap<string, Group>): readonly (readonly [string, Group])[] {
  const rank = (group: string): number => (group === 'failure' ? 0 : 1)
  return [...groups].sort(
    ([a, ofA], [b, ofB]) => rank(a) - rank(b) || ofB.amount - ofA.amount || (a < b ? -1 : 1)
  )
}

const titleOf = (group: string): string => `caplint: ${group}`

function together({first, amount, files: alone, shared}: Group): string {
  if (amount === 1) return first.message
  const files = alone + shared.size
  const where = files > 0 ? ` in ${count(files, 'file')}` : ''
  return `${grouped(amount)} times${where}, here: ${first.message}`
}
