/** Without a trainer caplint takes no side, and tells what trainers would make different things of. */
import {describe, expect, test} from 'vitest'
import {trainers} from '../src/dataset/trainers/index.ts'
import {differences} from '../src/dataset/trainers/differences.ts'
import {datasetWith} from './dataset-fixture.ts'
import {runInProcess} from './run-caplint.ts'

type Files = Readonly<Record<string, string>>
const caption = 'a wide shot of annika running down a hill'
const closing = expect.stringMatching(/^No trainer is chosen, and trainers differ over these captions/)

async function notesOf(files: Files, ...args: readonly string[]): Promise<readonly string[]> {
  const cwd = datasetWith(files)
  const {stdout, stderr} = await runInProcess(
    ['--no-config', '--preset', 'recommended', ...args, '-f', 'json'],
    {cwd}
  )
  if (stdout === '') throw new Error(stderr)
  const notes: readonly string[] = JSON.parse(stdout).notes ?? []
  return notes.filter((note) => !note.startsWith('Read '))
}

test('captions that all trainers read the same way are no matter for a note', async () => {
  expect(await notesOf({'a.png': '', 'a.txt': caption, 'b.jpg': '', 'b.txt': `${caption}\n`})).toEqual([])
})

describe('a difference is told once, with how many there are and who does what', () => {
  test.each<[string, Files, string]>([
    [
      'lines',
      {'a.png': '', 'a.txt': 'one\ntwo', 'b.png': '', 'b.txt': 'one\r\ntwo\r\n'},
      '2 captions have several lines: sd-scripts reads the first alone; onetrainer and simpletuner take each for a caption; the others read all as one text'
    ],
    [
      'a blank first line',
      {'a.png': '', 'a.txt': `\n${caption}`},
      '1 caption begins with a blank line: sd-scripts trains on an empty text; the others read what stands below'
    ],
    [
      'an image without caption',
      {'a.png': '', 'b.png': '', 'b.txt': caption},
      '1 image has no caption: simpletuner stops; musubi-tuner, diffusion-pipe and finetrainers leave it out without a word; the others train on another text or none'
    ],
    [
      'a file of zero bytes',
      {'a.png': '', 'a.txt': ''},
      '1 caption file has zero bytes: sd-scripts stops; simpletuner leaves it out without a word; the others train on another text or none'
    ],
    [
      'white space alone',
      {'a.png': '', 'a.txt': ' \n'},
      '1 caption file holds white space alone: simpletuner leaves it out without a word; the others train on another text or none'
    ],
    [
      'another extension',
      {'a.png': '', 'a.caption': caption},
      '1 caption is in a `.caption` file: sd-scripts reads it; musubi-tuner and ai-toolkit read it where told to; the others do not read it'
    ],
    [
      'the spelling of media',
      {'a.Jpg': '', 'a.txt': caption},
      '1 of the media ends in `.Jpg`: sd-scripts, musubi-tuner, finetrainers and flux-fine-tuner do not find it where case counts; the others read it'
    ],
    [
      'wildcards',
      {'a.png': '', 'a.txt': 'annika in a {red|blue} hat'},
      '1 caption holds `{a|b}`: sd-scripts reads it as syntax where `enable_wildcard` is set; the others train on it as text'
    ],
    [
      'commas in numbers',
      {'a.png': '', 'a.txt': 'annika in a crowd of 1,000 people'},
      '1 caption holds a number with commas: ai-toolkit and flux-fine-tuner put spaces into it; the others keep it'
    ],
    [
      'characters beyond ASCII',
      {'a.png': '', 'a.txt': 'annika in a café'},
      '1 caption holds characters beyond ASCII: diffusion-pipe and finetrainers garble it on Windows, where UTF-8 is not the default; the others read it'
    ],
    [
      'blank lines in JSON Lines',
      {
        'metadata.jsonl': `{"file_name": "a.png", "prompt": "${caption}"}\n\n{"file_name": "b.png", "prompt": "annika runs"}\n`,
        'a.png': '',
        'b.png': ''
      },
      '1 JSON Lines file has blank lines: diffsynth stops; diffusers, diffusers-dreambooth and diffusers-cogvideo read on'
    ],
    [
      'keys',
      {'metadata.csv': `file_name,text\na.png,${caption}\n`, 'a.png': ''},
      '1 caption is under `text`: finetrainers wants `caption`; diffusers and diffusers-cogvideo read it'
    ]
  ])('%s', async (_what, files, note) => {
    expect(await notesOf(files)).toContain(note)
    expect((await notesOf(files)).at(-1)).toEqual(closing)
  })

  test('a placeholder, a missing anchor, folders inside', async () => {
    const files = {
      'a.png': '',
      'a.txt': 'a wide shot of [trigger] running',
      'in/b.png': '',
      'in/b.txt': 'dog'
    }
    expect(await notesOf(files, '--anchor', 'annika')).toEqual([
      '1 caption holds `[trigger]`: ai-toolkit and flux-fine-tuner put the trigger there, or nothing where none is set; the others train on it as text',
      '2 captions lack the anchor: finetrainers puts the trigger in front of every caption; ai-toolkit, flux-fine-tuner and wavespeed put the trigger in front; the others train without it',
      '1 item lies in folders inside of others: onetrainer reads it where that is set; ai-toolkit, simpletuner and flux-fine-tuner read it; the others do not go into the folders',
      closing
    ])
  })
})

test('with a trainer nothing of the sort is told', async () => {
  const notes = await notesOf({'a.png': '', 'a.txt': 'one\ntwo'}, '--trainer', 'onetrainer')
  expect(notes).toEqual([])
})

test('media that a metadata file does not name are not held against trainers of caption files', async () => {
  const files = {'metadata.csv': `file_name,text\na.png,${caption}\n`, 'a.png': '', 'b.png': ''}
  expect((await notesOf(files)).filter((note) => note.includes('no caption'))).toEqual([])
})

test('clauses hold no verb that never agrees', () => {
  for (const {does} of differences) {
    for (const trainer of trainers) {
      const file = {mediaPaths: [], byteOrderMark: false}
      const clause = does(trainer, '.gif', file)
      if (clause !== undefined) expect(clause).toMatch(/^\w+\{e?s\}/)
    }
  }
})
