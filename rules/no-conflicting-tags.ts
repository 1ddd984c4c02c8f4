import {defineRule, quote, v} from '../src/rule.ts'
import {
  type ConflictingTags,
  conflictingTags,
  severalSubjects,
  singleSubjects
} from './words/conflicting-tags.ts'

export default defineRule({
  id: 'no-conflicting-tags',
  family: 'tags',
  register: 'tags',
  summary: 'Disallow tags that cannot both be true.',
  why: 'One of the two is wrong, and a wrong tag does more harm than a missing one: it teaches both words the same picture.',
  source:
    'BooruDatasetTagManager#30, DatasetEditor#29; arXiv 2411.05079: precision of captions matters more than recall',
  options: {
    allow: v.optional(
      v.pipe(
        v.array(v.tuple([v.string(), v.string()])),
        v.description('Pairs of tags that may stand together.')
      ),
      []
    ),
    exclusive: v.optional(
      v.pipe(
        v.array(v.pipe(v.array(v.string()), v.minLength(2))),
        v.description('Further lists of tags of which a caption may hold only one.')
      ),
      []
    )
  },
  examples: [
    {ok: '1girl, solo, long hair, very long hair, looking at viewer, looking back, standing, from behind'},
    {
      note: 'Two people can look two ways.',
      ok: '2girls, blonde hair, black hair, looking at viewer, looking away, sitting, standing'
    },
    {note: 'One of each is two.', ok: '1girl, 1boy, blonde hair, black hair, standing, sitting'},
    {
      note: 'A reference sheet shows one subject several times.',
      ok: '1girl, multiple views, from above, from below, full body, portrait'
    },
    {
      note: 'Another tag explains the two colours.',
      ok: '1girl, multicolored hair, blonde hair, pink hair, heterochromia, red eyes, blue eyes'
    },
    {options: {allow: [['indoors', 'outdoors']]}, ok: '1girl, outdoors, indoors, window'},
    {
      note: 'One finding for one tag.',
      notOk: '1girl, solo, «2girls», smile',
      says: 'Unexpected `2girls` beside `solo`, keep one: `solo` means a single subject'
    },
    {
      notOk: 'solo, smile, «6+girls»',
      says: 'Unexpected `6+girls` beside `solo`, keep one: `solo` means a single subject'
    },
    {notOk: '1girl, solo, «1boy»'},
    {
      note: 'Underscores and emphasis make no other tag.',
      notOk: '1girl, (looking_at_viewer:1.1), blonde_hair, «looking_away», «brown_hair»',
      says: 'Unexpected `looking away` beside `looking at viewer`, keep one: a gaze goes one way'
    },
    {
      options: {exclusive: [['winter coat', 'summer dress']]},
      notOk: 'annika, winter coat, smile, «summer dress»',
      says: 'Unexpected `summer dress` beside `winter coat`, keep one: the configuration says so'
    }
  ],
  *check({tags}, {allow, exclusive}) {
    const keys = tags.map(({name}) => keyOf(name))
    const names = new Set(keys)
    const hasOneSubject = !showsSeveral(names)
    const memberships =
      exclusive.length === 0 ? builtIn : index([...conflictingTags, ...exclusive.map(ownGroup)])
    const allowed = new Set(
      allow.flatMap(([a, b]) => [`${keyOf(a)}, ${keyOf(b)}`, `${keyOf(b)}, ${keyOf(a)}`])
    )
    const seen = new Map<ConflictingTags, {side: number; name: string}[]>()
    for (const [position, {name, start, end}] of tags.entries()) {
      let message: string | undefined
      for (const {group, side} of memberships.get(keys[position] ?? '') ?? []) {
        if (!applies(group, names, hasOneSubject)) continue
        const earlier = seen.get(group) ?? []
        seen.set(group, earlier)
        const other = earlier.find((tag) => tag.side !== side)
        earlier.push({side, name})
        if (!other || allowed.has(`${keyOf(other.name)}, ${keyOf(name)}`)) continue
        message ??= `Unexpected ${quote(name)} beside ${quote(other.name)}, keep one: ${group.reason}`
      }
      if (message) yield {start, end, message}
    }
  }
})

/** Where a tag belongs: a group, and a side of it. */
type Memberships = ReadonlyMap<string, readonly {readonly group: ConflictingTags; readonly side: number}[]>

function index(groups: readonly ConflictingTags[]): Memberships {
  const memberships = new Map<string, {group: ConflictingTags; side: number}[]>()
  for (const group of groups) {
    for (const [side, members] of group.sides.entries()) {
      for (const tag of members) memberships.set(tag, [...(memberships.get(tag) ?? []), {group, side}])
    }
  }
  return memberships
}

const builtIn = index(conflictingTags)

const ownGroup = (list: readonly string[]): ConflictingTags => ({
  sides: list.map((tag) => [keyOf(tag)]),
  reason: 'the configuration says so'
})

/** The name as the lists spell it: lower case, a number of two or more as `#`. */
function keyOf(name: string): string {
  return name.toLowerCase().replace(/^(?:[2-9]|\d{2,})\+?(?=[a-z])/, '#')
}

function showsSeveral(names: ReadonlySet<string>): boolean {
  let single = 0
  for (const name of names) {
    if (severalSubjects.has(name)) return true
    if (singleSubjects.has(name)) single++
  }
  return single > 1
}

const applies = (
  {oneSubject, unless = [], beside}: ConflictingTags,
  names: ReadonlySet<string>,
  hasOneSubject: boolean
): boolean =>
  (!oneSubject || hasOneSubject) &&
  !unless.some((tag) => names.has(tag)) &&
  (!beside || beside.some((tag) => names.has(tag)))
