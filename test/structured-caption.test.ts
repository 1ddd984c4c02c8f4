import {describe, expect, test} from 'vitest'
import {fix} from '../src/engine/fix-run.ts'
import {lint} from '../src/engine/lint.ts'
import {isStructuredCaption, structuredCaptionProblems} from '../src/language/structured-caption.ts'
import {datasetWith} from './dataset-fixture.ts'

const element = {type: 'obj', bbox: [0, 0, 1000, 1000], desc: 'a hat', color_palette: ['#FF0000']}
const good = {
  high_level_description: 'a red hat on a table',
  style_description: {
    aesthetics: 'plain',
    lighting: 'soft',
    photo: 'close-up',
    medium: 'photograph',
    color_palette: ['#FFFFFF']
  },
  compositional_deconstruction: {
    background: 'a table',
    elements: [element, {type: 'text', text: 'HI', desc: 'big letters'}]
  }
}
const problems = (caption: unknown): readonly string[] => [
  ...structuredCaptionProblems(typeof caption === 'string' ? caption : JSON.stringify(caption))
]
const withElement = (changes: object) => ({
  ...good,
  compositional_deconstruction: {background: 'a table', elements: [{...element, ...changes}]}
})

describe('the basics of the schema', () => {
  test('are kept by what trainers document', () => {
    expect(problems(good)).toEqual([])
    expect(problems({compositional_deconstruction: good.compositional_deconstruction})).toEqual([])
    const ownMedium = {photo: 'close-up', medium: 'cyanotype'}
    expect(problems({...good, style_description: ownMedium})).toEqual([])
    const {photo, medium, ...style} = good.style_description
    expect([photo, medium]).toEqual(['close-up', 'photograph'])
    expect(
      problems({
        ...good,
        style_description: {aesthetics: 'plain', lighting: 'soft', medium: 'painting', art_style: 'flat'}
      })
    ).toEqual([])
    expect(problems({...good, style_description: style})).toEqual([
      'Expected either `photo` or `art_style` in `style_description` but found neither'
    ])
  })

  test.each([
    ['{"high_level_description": "x"', 'Expected JSON, as the caption begins like it'],
    ['["high_level_description"]', 'Expected JSON'],
    [
      {high_level_description: 'x', compositional_deconstruction: []},
      'Expected an object under `compositional_deconstruction`'
    ],
    [{compositional_deconstruction: {elements: []}}, 'Expected text under `background`'],
    [{compositional_deconstruction: {background: 'x'}}, 'Expected a list under `elements`'],
    [{...good, style_description: 'x'}, 'Expected an object under `style_description`'],
    [{...good, high_level_description: 3}, 'Expected text under `high_level_description`'],
    [{...good, aspect_ratio: '1:1'}, 'Unexpected `aspect_ratio`'],
    [{...good, style_description: {photo: 'close-up', medium: 3}}, 'Expected text under `medium`'],
    [
      {...good, style_description: {photo: 'close-up', medium: 'Photograph.'}},
      'Unexpected spelling `Photograph.` under `medium` of `style_description`, write `photograph`'
    ],
    [
      {...good, style_description: {medium: '3D render', art_style: 'flat'}},
      'Unexpected spelling `3D render` under `medium` of `style_description`, write `3d_render`'
    ],
    [
      {...good, style_description: {photo: 'close-up', medium: 'illustration'}},
      'Expected `art_style` instead of `photo` in `style_description`, as its `medium` is `illustration`'
    ],
    [
      {compositional_deconstruction: good.compositional_deconstruction, high_level_description: 'x'},
      'Expected the keys of the caption in this order: `high_level_description`, `compositional_deconstruction`'
    ],
    [withElement({type: 'thing'}), 'Expected `obj` or `text` under `type` of element 1'],
    [withElement({type: 'text'}), 'Expected the words to draw under `text` of element 1'],
    [withElement({desc: 3}), 'Expected text under `desc` of element 1'],
    [withElement({bbox: [0, 0, 1001, 5]}), 'Expected four whole numbers'],
    [withElement({bbox: [0, 0, 1.5, 5]}), 'Expected four whole numbers'],
    [withElement({bbox: [5, 0, 4, 5]}), 'Expected four whole numbers'],
    [withElement({bbox: 'all'}), 'Expected four whole numbers'],
    [
      withElement({color_palette: ['#ff0000']}),
      'Unexpected colour `#ff0000` in `color_palette` of element 1'
    ],
    [
      withElement({color_palette: Array(6).fill('#FF0000')}),
      'Expected at most 5 colours in `color_palette` of element 1 but found 6'
    ],
    [withElement({color_palette: 'red'}), 'Expected a list under `color_palette` of element 1'],
    [
      {...good, compositional_deconstruction: {background: 'x', elements: ['hat']}},
      'Expected an object as element 1'
    ]
  ])('%j: %s', (caption, problem) => {
    expect(problems(caption).join('\n')).toContain(problem)
  })
})

test('known by their keys, whatever the rest', () => {
  expect(isStructuredCaption(JSON.stringify(good))).toBe(true)
  expect(isStructuredCaption('\n {"style_description": broken')).toBe(true)
  for (const text of ['', '{a|b} walking', '{"caption": "x"}', 'a "style_description" of it', '[1]']) {
    expect(isStructuredCaption(text)).toBe(false)
  }
})

test('in a dataset they are held to their schema and to no rule about prose, and are not fixed', async () => {
  const cwd = datasetWith({
    'a.png': '',
    'a.txt': JSON.stringify(good, undefined, 2),
    'b.png': '',
    'b.txt': JSON.stringify({high_level_description: 'This image shows a hat'}),
    'c.png': '',
    'c.txt': 'This image shows a hat on a table'
  })
  const report = await lint({cwd, paths: []})
  expect(report.summary).toMatchObject({items: 3, linted: 3})
  const found = Object.fromEntries(
    Array.from(report.results, ({path, messages}) => [path, messages.map(({rule}) => rule)])
  )
  expect(found['a.txt']).toBeUndefined()
  expect(found['b.txt']).toEqual(['valid-structured-caption'])
  expect(found['c.txt']).toContain('no-filler-opening')
  const {files} = await fix({cwd, paths: [], choice: {types: undefined, rules: undefined}})
  expect(files.map(({shown}) => shown)).toEqual(['c.txt'])
})
