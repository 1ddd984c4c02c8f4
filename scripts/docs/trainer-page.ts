import {tokenLimits} from '../../rules/words/token-limits.ts'
import type {Fact, Outcome, Trainer} from '../../src/dataset/trainers/trainer.ts'
import {trainers} from '../../src/dataset/trainers/index.ts'
import {code, page, table} from './markdown.ts'

/** What a trainer's page says of it: its profile, fact by fact, with where each is from. */
export function trainerPage(trainer: Trainer): string {
  const {name, aliases, repository, notes, settings} = trainer
  const names = aliases.map(code).join(', ')
  const state = repository
    ? `As read from [${repository.name}](https://github.com/${repository.name}) at \`${repository.commit}\`.`
    : 'Its source is not public: this is what its documentation says.'
  return page(
    `# ${name}`,
    '<!-- Made by `npm run docs` from src/dataset/trainers: edit that. -->',
    `\`--trainer ${name}\`, also known as ${names}. ${state}`,
    '## Where captions are',
    table(['', '', 'source'], captionRows(trainer)),
    '## How they are read',
    table(['', '', 'source'], readingRows(trainer)),
    '## Settings',
    Object.keys(settings).length > 0
      ? table(
          ['in caplint', `in ${name}`],
          Object.entries(settings).map(([key, theirs]) => [code(key), code(theirs)])
        )
      : 'Nothing that changes how captions are read can be set.',
    '## Tokens',
    `A text that is too long ${trainer.overlong.is === 'stops' ? 'stops the run' : `is ${trainer.overlong.is}`} (${trainer.overlong.source}).`,
    table(['base model', 'tokens of a caption'], limitRows(trainer)),
    `Source: ${trainer.limits.source}. Those that encoders add are not counted. For other models the lowest limit of any trainer holds.`,
    notes.length > 0 ? '## Worth knowing' : undefined,
    notes.map(({is, source}) => `- ${is} (${source})`).join('\n')
  )
}

const row = (title: string, {source}: Fact<unknown>, text: string): readonly string[] => [title, text, source]

function captionRows(trainer: Trainer): readonly (readonly string[])[] {
  const {sidecar, metadata, otherSources, media, recursion, companions, pathBase} = trainer
  const {images, videos, case: spelling} = media.is
  const read =
    images === 'anything' ? 'whatever lies in the folder' : [...images, ...videos].map(code).join(' ')
  const recursive = {
    yes: 'are read',
    no: 'are not read',
    set: 'are read where that is set',
    listed: 'do not matter: media are listed'
  }[recursion.is]
  return [
    ...(sidecar ? [row('files beside media', sidecar, sidecarText(sidecar.is))] : []),
    ...metadata.map((fact) => row('files of many', fact, fact.is)),
    ...otherSources.map((fact) => row('elsewhere', fact, fact.is)),
    row('media', media, `${read}; extensions in ${spelling === 'any' ? 'any case' : `${spelling} case`}`),
    row('folders inside', recursion, recursive),
    ...companions.map((fact) => row('masks, controls', fact, fact.is)),
    row('paths', pathBase, `relative to ${pathBase.is}`.replace(/^relative to paths/, 'paths'))
  ]
}

const sidecarText = ({
  extension,
  settable
}: {
  readonly extension?: string
  readonly settable: boolean
}): string => {
  if (extension === undefined) return 'an extension that must be set'
  return settable ? `${code(extension)} unless another one is set` : `${code(extension)} alone`
}

function readingRows(trainer: Trainer): readonly (readonly string[])[] {
  const {encoding, lines, steps, missing, empty, anchor, staleCaches} = trainer
  const linesText = {
    first: 'the first line alone',
    alternatives: `each line is a caption, ${trainer.choice === 'random' ? 'one at random is used' : 'each is used'}`,
    kept: 'the whole text, line breaks included'
  }[lines.is]
  const anchorText = {
    written: 'must be written in captions',
    'added-if-absent': 'is put in front where the caption does not hold it',
    added: 'is put in front of every caption'
  }[anchor.is]
  const ofMissing = [
    `images: ${outcomeText(missing.is.image, trainer)}`,
    ...(missing.is.video ? [`videos: ${outcomeText(missing.is.video, trainer)}`] : [])
  ]
  return [
    row(
      'encoding',
      encoding,
      encoding.is === 'utf-8' ? 'UTF-8' : 'that of the system: UTF-8 on Linux, not on Windows'
    ),
    row('lines', lines, linesText),
    row('steps', steps, steps.is.length > 0 ? steps.is.map(code).join(', ') : 'none: the text as it stands'),
    row('the anchor', anchor, anchorText),
    row('without caption', missing, ofMissing.join('; ')),
    row('zero bytes', empty, outcomeText(empty.is.zeroBytes, trainer)),
    row('white space alone', empty, outcomeText(empty.is.blank, trainer)),
    ...(staleCaches ? [row('after an edit', staleCaches, staleCaches.is)] : [])
  ]
}

function outcomeText(outcome: Outcome, {settings}: Trainer): string {
  if (outcome.does === 'stops') return 'the run stops'
  if (outcome.does === 'drops') {
    const key = outcome.when && settings[outcome.when]
    return key ? `left out without a word while ${code(key)} is on` : 'left out without a word'
  }
  const key = outcome.on && settings[outcome.on]
  return key ? `trained on ${code(key)}, or nothing` : 'trained on nothing'
}

const limitRows = ({limits}: Trainer): readonly (readonly string[])[] => {
  const names = new Map<string, {name: string}>(Object.entries(tokenLimits))
  return Object.entries(limits.is).map(([model, tokens]) => [
    names.get(model)?.name ?? model,
    tokens === null ? 'no limit' : String(tokens)
  ])
}

/** The list of trainers, each with its page and what matters most. */
export const trainersOverview = (): string =>
  table(
    ['trainer', 'captions', 'lines', 'without caption', 'the anchor'],
    trainers.map((trainer) => [
      `[${trainer.name}](trainers/${trainer.name}.md)`,
      trainer.sidecar ? sidecarText(trainer.sidecar.is) : 'files of many',
      {first: 'the first', alternatives: 'each a caption', kept: 'kept'}[trainer.lines.is],
      outcomeText(trainer.missing.is.image, trainer),
      {written: 'written', 'added-if-absent': 'added where absent', added: 'added always'}[trainer.anchor.is]
    ])
  )
