/**
 * Captions that are JSON instead of prose, as Ideogram 4 is trained on them. Rules about prose have nothing to say of
 * them. Facts from ai-toolkit's `toolkit/ideogram_caption.py`, which holds the published schema.
 */

const topKeys: readonly string[] = [
  'high_level_description',
  'style_description',
  'compositional_deconstruction'
]
const photoKeys: readonly string[] = ['aesthetics', 'lighting', 'photo', 'medium', 'color_palette']
const artKeys: readonly string[] = ['aesthetics', 'lighting', 'medium', 'art_style', 'color_palette']
const objectKeys: readonly string[] = ['type', 'bbox', 'desc', 'color_palette']
const textKeys: readonly string[] = ['type', 'bbox', 'text', 'desc', 'color_palette']
/** Media that the model knows, and the key under which the style of each stands; others may be named as well. */
const media: ReadonlyMap<string, 'photo' | 'art_style'> = new Map([
  ['photograph', 'photo'],
  ['illustration', 'art_style'],
  ['3d_render', 'art_style'],
  ['painting', 'art_style'],
  ['graphic_design', 'art_style']
])
const mostColors = {image: 16, element: 5}

/** Whether a caption is meant as structured JSON, well-formed or not: it begins as an object and has a key of the schema. */
export function isStructuredCaption(text: string): boolean {
  const start = text.search(/\S/)
  return start >= 0 && text[start] === '{' && topKeys.some((key) => text.includes(`"${key}"`))
}

type Json = Readonly<Record<string, unknown>>

/** What is wrong with a structured caption, by the basics of its schema: one sentence each, without final stop. */
export function* structuredCaptionProblems(text: string): Generator<string> {
  const caption = parsed(text)
  if (!caption) {
    return yield 'Expected JSON, as the caption begins like it: trainers take what is none for plain text'
  }
  yield* wrongOrder(caption, topKeys, 'the caption')
  if (caption.aspect_ratio !== undefined) {
    yield 'Unexpected `aspect_ratio`, which is asked for apart from the caption: take it out'
  }
  const {high_level_description: description} = caption
  if (description !== undefined && typeof description !== 'string') {
    yield 'Expected text under `high_level_description`'
  }
  const {style_description: style, compositional_deconstruction: composition} = caption
  if (style !== undefined) yield* styleProblems(style)
  if (!isObject(composition)) {
    return yield 'Expected an object under `compositional_deconstruction`: without it trainers take the caption for plain text'
  }
  if (typeof composition.background !== 'string') {
    yield 'Expected text under `background` of `compositional_deconstruction`'
  }
  const {elements} = composition
  if (!Array.isArray(elements)) {
    return yield 'Expected a list under `elements` of `compositional_deconstruction`'
  }
  for (const [index, element] of elements.entries()) yield* elementProblems(element, `element ${index + 1}`)
}

function parsed(text: string): Json | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return isObject(value) ? value : undefined
  } catch {
    return undefined
  }
}

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function* styleProblems(style: unknown): Generator<string> {
  if (!isObject(style)) return yield 'Expected an object under `style_description`'
  const branches = ['photo', 'art_style'].filter((key) => style[key] !== undefined)
  if (branches.length !== 1) {
    const found = branches.length === 0 ? 'neither' : 'both'
    yield `Expected either \`photo\` or \`art_style\` in \`style_description\` but found ${found}`
  }
  const [branch] = branches
  yield* mediumProblems(style.medium, branches.length === 1 ? branch : undefined)
  yield* wrongOrder(style, branches.includes('art_style') ? artKeys : photoKeys, '`style_description`')
  yield* paletteProblems(style.color_palette, mostColors.image, '`style_description`')
}

/** @param branch The key under which the style stands, where that is clear. */
function* mediumProblems(medium: unknown, branch: string | undefined): Generator<string> {
  if (medium === undefined) return
  if (typeof medium !== 'string') return yield 'Expected text under `medium` of `style_description`'
  const known = medium.toLowerCase().replace(/\.$/, '').replaceAll(/[ -]/g, '_')
  const expected = media.get(known)
  if (expected === undefined) return
  if (known !== medium)
    yield `Unexpected spelling \`${medium}\` under \`medium\` of \`style_description\`, write \`${known}\``
  if (branch !== undefined && branch !== expected) {
    yield `Expected \`${expected}\` instead of \`${branch}\` in \`style_description\`, as its \`medium\` is \`${medium}\``
  }
}

function* elementProblems(element: unknown, where: string): Generator<string> {
  if (!isObject(element)) return yield `Expected an object as ${where}`
  const {type, desc, text, bbox} = element
  if (type !== 'obj' && type !== 'text') yield `Expected \`obj\` or \`text\` under \`type\` of ${where}`
  if (typeof desc !== 'string') yield `Expected text under \`desc\` of ${where}`
  if (type === 'text' && typeof text !== 'string')
    yield `Expected the words to draw under \`text\` of ${where}`
  if (bbox !== undefined && !isBox(bbox)) {
    yield `Expected four whole numbers from 0 to 1000 under \`bbox\` of ${where}: top, left, bottom, right`
  }
  yield* wrongOrder(element, type === 'text' ? textKeys : objectKeys, where)
  yield* paletteProblems(element.color_palette, mostColors.element, where)
}

function isBox(value: unknown): boolean {
  if (!Array.isArray(value) || value.length !== 4) return false
  const numbers = value.filter(
    (entry): entry is number => Number.isInteger(entry) && entry >= 0 && entry <= 1000
  )
  const [top = 0, left = 0, bottom = -1, right = -1] = numbers
  return numbers.length === 4 && top <= bottom && left <= right
}

function* paletteProblems(palette: unknown, most: number, where: string): Generator<string> {
  if (palette === undefined) return
  if (!Array.isArray(palette)) return yield `Expected a list under \`color_palette\` of ${where}`
  if (palette.length > most) {
    yield `Expected at most ${most} colours in \`color_palette\` of ${where} but found ${palette.length}`
  }
  const wrong: unknown = palette.find((color) => typeof color !== 'string' || !/^#[0-9A-F]{6}$/.test(color))
  if (wrong !== undefined) {
    yield `Unexpected colour \`${String(wrong)}\` in \`color_palette\` of ${where}, write it as \`#RRGGBB\` in capitals`
  }
}

/** The model has seen keys in one order only. */
function* wrongOrder(object: Json, order: readonly string[], where: string): Generator<string> {
  const places = Object.keys(object)
    .map((key) => order.indexOf(key))
    .filter((place) => place >= 0)
  if (places.some((place, index) => place < (places[index - 1] ?? 0))) {
    const there = order.filter((key) => object[key] !== undefined).map((key) => `\`${key}\``)
    yield `Expected the keys of ${where} in this order: ${there.join(', ')}`
  }
}
