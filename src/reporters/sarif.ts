import type {Failure, Report, ReportedSeverity} from '../engine/report.ts'
import type {unusedSuppression} from '../engine/suppression-messages.ts'
import {fingerprinter} from './fingerprints.ts'
import {jsonList} from './json-list.ts'
import {printable, printableJson} from './printable.ts'
import {failurePlace, type Place, type ReportedFinding, reportedFindings} from './reported-finding.ts'
import type {ReportContext, Reporter, ToolDescription} from './reporter.ts'
import {leftOutOfSarif, sarifFindings} from './sarif-limits.ts'

/** GitHub refuses rules with longer descriptions. UTF-16 code units. */
const longestDescription = 1024
/** GitHub refuses results with more places. */
const mostPlaces = 1000

/** What is no rule and reported all the same; the engine's own name, of which only the type is known here. */
const unused: typeof unusedSuppression = 'unused-suppression'

/**
 * SARIF 2.1.0 for code scanning: all rules, one result per line, what kept caplint from its job as notifications.
 * Columns count UTF-16 code units.
 */
export const sarif: Reporter = function* (report, context) {
  const {tool} = context
  const leftOut = leftOutOfSarif(report)
  const descriptors = [...tool.rules.map(ruleDescriptor), ...mountedRules(report, tool)]
  const rules = new Map(descriptors.map(({id}, index) => [id, index]))
  yield '{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{\n'
  yield '"columnKind":"utf16CodeUnits",\n'
  yield `"tool":{"driver":{"name":"caplint","semanticVersion":${printableJson(tool.version)}`
  yield* jsonList('rules', descriptors)
  yield '}},\n'
  yield `"invocations":[{"executionSuccessful":${report.failures.length === 0}`
  yield* jsonList(
    'toolExecutionNotifications',
    report.failures.filter(({rule}) => rule !== undefined).map((failure) => notification(failure, context))
  )
  yield* jsonList('toolConfigurationNotifications', [
    ...report.failures
      .filter(({rule}) => rule === undefined)
      .map((failure) => notification(failure, context)),
    ...report.notes.map((note) => ({level: 'note', message: messageOf(note)})),
    ...(leftOut === undefined ? [] : [{level: 'warning', message: messageOf(leftOut)}])
  ])
  yield '}]'
  const fingerprint = fingerprinter(context)
  yield* jsonList(
    'results',
    mapped(sarifFindings(report), (finding) => result(finding))
  )
  yield '}]}\n'

  function result(finding: ReportedFinding): object {
    const {rule, severity, message, places} = finding
    const print = fingerprint(finding)
    const ruleIndex = rules.get(shown(rule))
    const [first, ...others] = places.slice(0, mostPlaces).map((place) => location(place, context))
    return {
      ruleId: shown(rule),
      ...(ruleIndex === undefined ? {} : {ruleIndex}),
      level: levels[severity],
      message: messageOf(message),
      locations: first ? [first] : [],
      ...(others.length > 0 ? {relatedLocations: others} : {}),
      // GitHub tells findings apart by the second alone, and has it end in the number of equal ones.
      partialFingerprints: {'caplint/v1': print, primaryLocationLineHash: `${print}:1`}
    }
  }
}

const levels: Readonly<Record<ReportedSeverity, string>> = {error: 'error', warn: 'warning'}

/**
 * A message as SARIF takes it: braces would be placeholders, and what looks like an embedded link, `[text](target)`,
 * would become one.
 */
const messageOf = (text: string): Text => ({
  text: shown(text)
    .replace(/[{}]/g, '$&$&')
    .replace(/\\*\[[^\]]*\]\(/g, (link) => link.replace(/[\\[\]]/g, String.raw`\$&`))
})

/** An empty message or id would be refused. */
const shown = (text: string): string => printable(text) || ' '

interface Text {
  readonly text: string
}

const described = (text: string): Text => ({
  text: printable(text).slice(0, longestDescription)
})

/** Rules that a config mounts are known by their findings alone. */
function mountedRules(report: Report, {rules}: ToolDescription): readonly RuleDescriptor[] {
  const known = new Set(rules.map(({id}) => id))
  const others = new Set<string>()
  for (const {rule} of reportedFindings(report)) if (!known.has(rule)) others.add(shown(rule))
  return [...others].map((id) => {
    const text = described(
      id === unused
        ? 'An entry of the suppressions file that nothing is left of.'
        : 'A rule that the config mounts.'
    )
    return {id, shortDescription: text, fullDescription: text, help: text}
  })
}

interface RuleDescriptor {
  readonly id: string
  readonly name?: string
  readonly shortDescription: Text
  readonly fullDescription: Text
  readonly help: Text
  readonly properties?: {readonly tags: readonly string[]}
}

const ruleDescriptor = ({id, family, summary, why}: ToolDescription['rules'][number]): RuleDescriptor => ({
  id,
  name: id,
  shortDescription: described(summary),
  fullDescription: described(why),
  help: described(`${summary} ${why}`),
  properties: {tags: [family]}
})

function notification(failure: Failure, context: ReportContext): object {
  const {message, path, rule} = failure
  return {
    level: 'error',
    message: messageOf(message),
    ...(rule === undefined ? {} : {associatedRule: {id: shown(rule)}}),
    ...(path === undefined ? {} : {locations: [location(failurePlace(failure, path), context)]})
  }
}

function location({path, line, range}: Place, {repositoryPath, isAbsolutePath}: ReportContext): object {
  const region =
    line === undefined
      ? {startLine: 1}
      : {
          startLine: line,
          ...(range ? {startColumn: range.column, endLine: range.endLine, endColumn: range.endColumn} : {})
        }
  const shownPath = repositoryPath(path)
  const uri = isAbsolutePath(shownPath) ? fileUri(shownPath) : relativeUri(shownPath)
  return {physicalLocation: {artifactLocation: {uri}, region}}
}

/** A path as a relative URI reference; a colon in its first segment would read as a scheme. */
const relativeUri = (path: string): string => path.split('/').map(uriSegment).join('/')

/** `/a b` as `file:///a%20b`, `C:/a` as `file:///C:/a`: without the scheme it would be sought in the repository. */
function fileUri(path: string): string {
  const [, drive = '', rest = ''] = /^\/?([a-z]:)?(.*)$/is.exec(path) ?? []
  return `file:///${drive}${relativeUri(rest)}`
}

/** Half a surrogate pair cannot be encoded. */
const uriSegment = (segment: string): string => encodeURIComponent(segment.replace(/\p{Cs}/gu, '\ufffd'))

function* mapped<Item, Made>(items: Iterable<Item>, make: (item: Item) => Made): Iterable<Made> {
  for (const item of items) yield make(item)
}
