import {describe, expect, test} from 'vitest'
import {describeDataset} from '../src/dataset/describe-dataset.ts'
import {folderPhrase} from '../src/dataset/folder-phrase.ts'

const captionsIn = (folder: string, texts: readonly string[]) =>
  texts.map((text, index) => ({path: `${folder}/${index}.txt`, text}))

const character = [
  'a medium shot of annika leaning against a wall, arms crossed with a relaxed expression, three quarter view',
  'a full body side view of annika running, hair trailing behind with arms pumping',
  'a close up of annika looking directly at the camera with a slight smile, straight on',
  'a full body shot of annika jumping, hair lifting on the upswing, arms raised'
]

const style = [
  'a woman sitting at a cafe table with a cup of coffee in illustration style, warm afternoon light through the window',
  'a mountain landscape with a river in the foreground in illustration style, wide shot, clouds gathering',
  'a cat sleeping on a stack of books in illustration style, close up, soft shadows',
  'a red bicycle leaning on a fence in illustration style'
]

const object = [
  'the crystal sword resting on a stone pedestal, close up',
  'a knight raising a crystal sword above the crowd',
  'a crystal sword lying in the grass beside a shield',
  'the crystal sword stuck in a tree trunk, side view'
]

const tags = [
  'sks_dog, sitting, outdoors, looking at viewer, grass, tongue out',
  'sks_dog, running, beach, from side, tail up, blue sky',
  'sks_dog, sleeping, indoors, closed eyes, couch, blanket'
]

describe('describeDataset', () => {
  test('finds the anchor that the captions have in common', () => {
    expect(describeDataset(captionsIn('set', character), false)).toMatchObject({
      captions: 4,
      tagShare: 0,
      register: 'prose',
      preset: 'character'
    })
    const [anchor] = describeDataset(captionsIn('annika/images', character), false).anchors
    expect(anchor).toMatchObject({anchor: 'annika', share: 1, namesFolder: true})
  })

  test('knows a style by its name', () => {
    const description = describeDataset(captionsIn('set', style), false)
    expect(description.anchors[0]).toMatchObject({anchor: 'illustration style', share: 1, styleShare: 1})
    expect(description.preset).toBe('style')
  })

  test('knows a thing by its article', () => {
    const description = describeDataset(captionsIn('set', object), false)
    expect(description.anchors[0]).toMatchObject({anchor: 'crystal sword', share: 1, articleShare: 1})
    expect(description.preset).toBe('object')
  })

  test('knows motion by the media, and tags by their form', () => {
    expect(describeDataset(captionsIn('set', character), true).preset).toBe('motion')
    expect(describeDataset(captionsIn('set', tags), false)).toMatchObject({
      tagShare: 1,
      register: 'tags',
      preset: 'tags',
      anchors: [{anchor: 'sks_dog', share: 1}]
    })
  })

  test('a few captions may forget the anchor, and it is spelled as most spell it', () => {
    const texts = [...character, ...character, 'a wide shot of a person walking'].map((text, index) =>
      index === 0 ? text.replace('annika', 'Annika') : text
    )
    const [anchor] = describeDataset(captionsIn('annika', texts), false).anchors
    expect(anchor?.anchor).toBe('annika')
    expect(anchor?.share).toBeCloseTo(8 / 9)
  })

  test('of two phrases that a folder is named for, the one that tells more of its name comes first', () => {
    const texts = [...object, 'a sword in a display case']
    const {anchors} = describeDataset(captionsIn('crystal-sword', texts), false)
    expect(anchors.map(({anchor}) => anchor).slice(0, 2)).toEqual(['crystal sword', 'sword'])
  })

  test('a possessive is a mention, a medium is no part of a name', () => {
    const texts = [
      'photo of Mara Voss, side view',
      "photo of Mara Voss's hands",
      'photo of Mara Voss reading'
    ]
    const {anchors} = describeDataset(captionsIn('set', texts), false)
    expect(anchors.map(({anchor}) => anchor)).toContain('Mara Voss')
    expect(anchors.some(({anchor}) => /photo of/.test(anchor))).toBe(false)
  })

  test('nothing in common, or no captions at all, is no anchor', () => {
    const texts = ['a cat on a mat', 'two dogs at the beach', 'rain over hills']
    expect(describeDataset(captionsIn('set', texts), false).anchors).toEqual([])
    expect(describeDataset(captionsIn('set', ['', ' \n']), false)).toEqual({
      captions: 0,
      tagShare: 0,
      register: 'prose',
      anchors: [],
      preset: 'character'
    })
  })

  test('a sample of a large dataset is enough', () => {
    const texts = Array.from({length: 5_000}, (_, index) => `${character[index % 4]}, number ${index}`)
    const {captions, anchors} = describeDataset(captionsIn('annika', texts), false)
    expect(captions).toBe(5_000)
    expect(anchors[0]).toMatchObject({anchor: 'annika', share: 1})
  })
})

describe('folderPhrase', () => {
  test.each([
    ['train/10_annika woman/a.txt', 'annika woman'],
    ['sets/Annika_Larsen/images/a.txt', 'annika larsen'],
    ['C:\\sets\\crystal-sword\\img\\a.txt', 'crystal sword'],
    ['10_annika/extra/a.txt', 'annika'],
    ['data/2024/a.txt', undefined],
    ['a.txt', undefined]
  ])('%s is named for %s', (path, phrase) => {
    expect(folderPhrase(path)).toBe(phrase)
  })
})
