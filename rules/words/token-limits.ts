/**
 * How many tokens of a caption reach the model, by base model: the lowest limit that trainers use by default for the
 * encoder that carries the prompt. Tokens that encoders add around a text (start, end) are already taken off.
 *
 * Read from the sources of sd-scripts 48d368f, musubi-tuner 30c658c, ai-toolkit 27a03a9, diffusion-pipe 8f83dbf,
 * OneTrainer 23df383, SimpleTuner bc8e6ab, LTX-Video-Trainer 31b1273, finetrainers f476c37 and diffusers 58eb52c.
 */
export interface TokenLimit {
  /** The model family as people write it. */
  readonly name: string
  readonly tokens: number
  /** Which encoder counts, who sets the limit, and who sets another one. */
  readonly because: string
}

const clip = 'CLIP takes 77 tokens with start and end'

export const tokenLimits = {
  sd15: {
    name: 'Stable Diffusion 1.5',
    tokens: 75,
    because: `${clip}; sd-scripts can chain blocks (\`--max_token_length\` 150 or 225)`
  },
  sd2: {name: 'Stable Diffusion 2', tokens: 75, because: `${clip}; sd-scripts can chain blocks`},
  sdxl: {
    name: 'SDXL',
    tokens: 75,
    because: `${clip}, twice; sd-scripts can chain blocks (150 or 225), ai-toolkit with long prompts, diffusion-pipe always`
  },
  pony: {name: 'Pony', tokens: 75, because: `an SDXL model: ${clip}`},
  illustrious: {name: 'Illustrious', tokens: 75, because: `an SDXL model: ${clip}`},
  noobai: {name: 'NoobAI', tokens: 75, because: `an SDXL model: ${clip}`},
  sd3: {
    name: 'Stable Diffusion 3',
    tokens: 255,
    because:
      'T5 takes 256 tokens in sd-scripts; SimpleTuner takes 154, OneTrainer and diffusers 77 by default'
  },
  flux: {
    name: 'FLUX.1 dev',
    tokens: 511,
    because: 'T5 takes 512 tokens, CLIP gives only a summary; OneTrainer cuts T5 at 77 by default'
  },
  'flux-kontext': {name: 'FLUX.1 Kontext', tokens: 511, because: 'T5 takes 512 tokens'},
  'flux-schnell': {
    name: 'FLUX.1 schnell',
    tokens: 255,
    because: 'T5 takes 256 tokens in sd-scripts and SimpleTuner'
  },
  flux2: {name: 'FLUX.2', tokens: 512, because: 'trainers cut at 512 tokens; diffusion-pipe does not'},
  chroma: {name: 'Chroma', tokens: 511, because: 'T5 takes 512 tokens'},
  lumina2: {
    name: 'Lumina 2',
    tokens: 256,
    because: 'Gemma 2 takes 256 tokens with the system prompt; SimpleTuner takes up to 512'
  },
  hidream: {name: 'HiDream', tokens: 128, because: 'diffusion-pipe gives each encoder 128 tokens'},
  sana: {name: 'Sana', tokens: 300, because: 'its encoder takes 300 tokens'},
  'pixart-alpha': {name: 'PixArt-α', tokens: 119, because: 'T5 takes 120 tokens'},
  'pixart-sigma': {name: 'PixArt-Σ', tokens: 299, because: 'T5 takes 300 tokens'},
  auraflow: {name: 'AuraFlow', tokens: 256, because: 'its encoder takes 256 tokens; SimpleTuner takes 120'},
  'pony-v7': {name: 'Pony V7', tokens: 768, because: 'an AuraFlow model trained with 768 tokens'},
  'qwen-image': {
    name: 'Qwen-Image',
    tokens: 512,
    because: 'OneTrainer, ai-toolkit and diffusers cut at 512 tokens; musubi-tuner at 1024, DiffSynth at 4096'
  },
  'z-image': {name: 'Z-Image', tokens: 512, because: 'trainers cut at 512 tokens; diffusion-pipe does not'},
  anima: {name: 'Anima', tokens: 511, because: 'Qwen3 and T5 take 512 tokens each'},
  krea2: {name: 'Krea 2', tokens: 512, because: 'its encoder takes 512 tokens besides the template'},
  'hunyuan-image': {
    name: 'HunyuanImage 2.1',
    tokens: 1000,
    because: 'its language model takes about 1000 tokens'
  },
  ideogram4: {
    name: 'Ideogram 4',
    tokens: 2048,
    because: 'musubi-tuner stops with an error above 2048 tokens, ai-toolkit cuts'
  },
  'hunyuan-video': {
    name: 'HunyuanVideo',
    tokens: 256,
    because: 'LLaMA takes 256 tokens; OneTrainer cuts at 77'
  },
  'hunyuan-video-1.5': {
    name: 'HunyuanVideo 1.5',
    tokens: 1024,
    because: 'its language model takes 1024 tokens'
  },
  wan: {name: 'Wan 2.1 and 2.2', tokens: 511, because: 'UMT5 takes 512 tokens in every trainer'},
  'ltx-video': {
    name: 'LTX-Video',
    tokens: 127,
    because: 'finetrainers cuts T5 at 128 tokens; SimpleTuner at 226, LTX-Video-Trainer at 256'
  },
  ltx2: {name: 'LTX-2', tokens: 1024, because: 'Gemma takes 1024 tokens'},
  cogvideox: {name: 'CogVideoX', tokens: 225, because: 'T5 takes 226 tokens'},
  cogview4: {name: 'CogView4', tokens: 1024, because: 'its encoder takes 1024 tokens'},
  cosmos: {name: 'Cosmos', tokens: 511, because: 'T5 takes 512 tokens'},
  kandinsky5: {
    name: 'Kandinsky 5',
    tokens: 256,
    because: 'Qwen takes 256 tokens, 512 with longer settings; CLIP gives only a summary'
  }
} as const satisfies Readonly<Record<string, TokenLimit>>

export type BaseModel = keyof typeof tokenLimits

export const baseModels = Object.keys(tokenLimits) as readonly BaseModel[]

/** Models of which CLIP alone reads the prompt, as OpenCLIP does with the same vocabulary. */
export const clipModels: ReadonlySet<string> = new Set<BaseModel>([
  'sd15',
  'sd2',
  'sdxl',
  'pony',
  'illustrious',
  'noobai'
])
