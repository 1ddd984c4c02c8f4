import {type Caption, defineRule, type Finding, joinEdits, overlaps, quote, v} from '../src/rule.ts'
import {fixedTags} from './words/fixed-tags.ts'

export default defineRule({
  id: 'consistent-tag-style',
  family: 'tags',
  register: 'tags',
  summary: 'Enforce one way to write tags: spaces or underscores, case, separator.',
  why: 'To a text encoder `long_hair`, `long hair` and `Long Hair` are not the same tokens; what the model learnt under one spelling is weaker under the others.',
  source:
    'Booru models are trained on lower-case tags with spaces (Illustrious, NoobAI, Pony, Anima); score tags keep underscores',
  options: {
    words: v.optional(
      v.pipe(
        v.picklist(['spaces', 'underscores', 'any']),
        v.description('What stands between the words of a tag.')
      ),
      'spaces'
    ),
    case: v.optional(
      v.pipe(
        v.picklist(['lower', 'any']),
        v.description('Whether tags may hold capitals. Encoders of SDXL ignore case, others don’t.')
      ),
      'lower'
    ),
    separator: v.optional(
      v.pipe(v.picklist([', ', ',', 'any']), v.description('What stands between two tags.')),
      ', '
    )
  },
  examples: [
    {ok: '1girl, long hair, (red hat:1.2), looking at viewer\n'},
    {
      note: 'Score tags, faces and keywords are spelled as they are.',
      ok: 'score_9, score_8_up, 1girl, ^_^, :D, BREAK, open mouth'
    },
    {
      note: 'The anchor is spelled its own way.',
      anchor: 'Sks_dog',
      secondary: ['Red Dress'],
      ok: 'Sks_dog, sitting, Red Dress, outdoors'
    },
    {note: 'Codes and initials are names.', ok: 'BG-0014, interior, NASA logo, wide shot'},
    {options: {words: 'underscores', separator: ','}, ok: '1girl,long_hair,looking_at_viewer'},
    {options: {words: 'any', case: 'any', separator: 'any'}, ok: '1girl,long_hair, Red hat'},
    {
      note: 'Said once, at the first of them; the fix covers all.',
      notOk: '1girl, «long_hair», smile, looking_at_viewer',
      says: 'Unexpected underscore in 2 tags such as `long_hair`, write spaces',
      fixed: '1girl, long hair, smile, looking at viewer'
    },
    {
      notOk: '1girl, «Red hat», smile',
      says: 'Unexpected capital in tag `Red hat`, write lower case',
      fixed: '1girl, red hat, smile'
    },
    {
      notOk: '1girl«,»red hat,smile, outdoors',
      says: 'Unexpected separator `,`, write `, ` between tags',
      fixed: '1girl, red hat, smile, outdoors'
    },
    {
      options: {words: 'underscores'},
      notOk: '1girl, «red hat», smile',
      says: 'Unexpected space in tag `red hat`, write underscores',
      fixed: '1girl, red_hat, smile'
    }
  ],
  *check(caption, options) {
    const tags = freeTags(caption)
    if (options.words === 'spaces') {
      yield* styleFinding(caption, tags, 'underscore', 'write spaces', (text) => text.replaceAll('_', ' '))
    } else if (options.words === 'underscores') {
      yield* styleFinding(caption, tags, 'space', 'write underscores', (text) => text.replaceAll(/ +/g, '_'))
    }
    if (options.case === 'lower') {
      yield* styleFinding(caption, tags, 'capital', 'write lower case', (text) =>
        text.replaceAll(/[^\s_]+/gu, lowerUnlessCode)
      )
    }
    if (options.separator !== 'any') yield* separatorFinding(caption, options.separator)
  }
})

/** Codes and initials, `BG-0014` and `NASA`, are names. */
const lowerUnlessCode = (word: string): string =>
  /\d/.test(word) || /\p{Lu}{2}/u.test(word) ? word : word.toLowerCase()

type TagPlace = Caption['tags'][number]

/** The tags that have no spelling of their own. */
const freeTags = ({tags, anchorMatches, secondaryMatches}: Caption): readonly TagPlace[] =>
  tags.filter(
    (tag) =>
      !fixedTags.some(({pattern}) => pattern.test(tag.text)) &&
      ![...anchorMatches, ...secondaryMatches].some((match) => overlaps(match, tag))
  )

/** One finding for all tags that a spelling would change: a list written the other way is one mistake, not twenty. */
function* styleFinding(
  {text}: Caption,
  tags: readonly TagPlace[],
  found: string,
  advice: string,
  spell: (tag: string) => string
): Generator<Finding> {
  const edits = tags
    .filter((tag) => spell(tag.text) !== tag.text)
    .map(({start, end, text: tag}) => ({start, end, text: spell(tag)}))
  const first = edits[0]
  if (!first) return
  const name = quote(text, first)
  const where = edits.length === 1 ? `tag ${name}` : `${edits.length} tags such as ${name}`
  yield {
    start: first.start,
    end: first.end,
    message: `Unexpected ${found} in ${where}, ${advice}`,
    fix: {type: 'safe', ...joinEdits(text, edits)}
  }
}

function* separatorFinding({text, tags}: Caption, separator: string): Generator<Finding> {
  const edits = tags.flatMap((tag, index) => {
    const next = tags[index + 1]
    if (!next) return []
    const gap = text.slice(tag.end, next.start)
    // Several commas, line breaks and `|||` are other matters.
    return /^[ \t]*,[ \t]*$/.test(gap) && gap !== separator
      ? {start: tag.end, end: next.start, text: separator}
      : []
  })
  const first = edits[0]
  if (!first) return
  yield {
    start: first.start,
    end: first.end,
    message: `Unexpected separator \`${text.slice(first.start, first.end)}\`, write \`${separator}\` between tags`,
    fix: {type: 'safe', ...joinEdits(text, edits)}
  }
}
