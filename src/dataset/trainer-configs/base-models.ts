import type {BaseModel} from '../../../rules/words/token-limits.ts'

/** What trainers call the models, in lower case, with `-` and `.` as `_`. */
const names: Readonly<Record<string, BaseModel>> = {
  sd1: 'sd15',
  sd15: 'sd15',
  sd1_5: 'sd15',
  sd2: 'sd2',
  sdxl: 'sdxl',
  pony: 'pony',
  sd3: 'sd3',
  sd35: 'sd3',
  flux: 'flux',
  flux1: 'flux',
  flux_kontext: 'flux-kontext',
  flux2: 'flux2',
  chroma: 'chroma',
  lumina2: 'lumina2',
  lumina_2: 'lumina2',
  hidream: 'hidream',
  sana: 'sana',
  auraflow: 'auraflow',
  qwen_image: 'qwen-image',
  qwen_image_edit: 'qwen-image',
  qwen_image_edit_plus: 'qwen-image',
  zimage: 'z-image',
  z_image: 'z-image',
  anima: 'anima',
  hunyuan_image: 'hunyuan-image',
  ideogram4: 'ideogram4',
  hunyuan_video: 'hunyuan-video',
  hunyuanvideo: 'hunyuan-video',
  hunyuan_video_15: 'hunyuan-video-1.5',
  wan: 'wan',
  wan21: 'wan',
  wan21_i2v: 'wan',
  wan22_14b: 'wan',
  wan22_14b_i2v: 'wan',
  wan22_5b: 'wan',
  ltx_video: 'ltx-video',
  ltx2: 'ltx2',
  cogvideox: 'cogvideox',
  cogview4: 'cogview4',
  cosmos: 'cosmos',
  cosmos_predict2: 'cosmos',
  kandinsky5: 'kandinsky5'
}

/** The base model that a trainer calls so; a size after a colon does not count: `wan21:14b`. */
export function baseModelNamed(name: string | undefined): BaseModel | undefined {
  if (name === undefined) return undefined
  const [family = ''] = name.toLowerCase().split(':')
  const key = family.replaceAll(/[-. ]/g, '_')
  return Object.hasOwn(names, key) ? names[key] : undefined
}
