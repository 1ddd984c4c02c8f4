import {aiToolkit} from './ai-toolkit.ts'
import {cloneofsimo} from './cloneofsimo.ts'
import {diffSynth} from './diffsynth.ts'
import {diffusers, diffusersCogVideo, diffusersDreamBooth} from './diffusers.ts'
import {diffusionPipe} from './diffusion-pipe.ts'
import {finetrainers} from './finetrainers.ts'
import {fal, fluxFineTuner, wavespeed} from './hosted.ts'
import {ltx2, ltxVideoTrainer} from './ltx.ts'
import {musubiTuner} from './musubi-tuner.ts'
import {oneTrainer} from './onetrainer.ts'
import {sdScripts} from './sd-scripts.ts'
import {simpleTuner} from './simpletuner.ts'
import {webDataset} from './webdataset.ts'
import type {Trainer} from './trainer.ts'

/** The trainers that caplint knows: the only list. */
export const trainers: readonly Trainer[] = [
  sdScripts,
  musubiTuner,
  aiToolkit,
  diffusionPipe,
  oneTrainer,
  simpleTuner,
  ltxVideoTrainer,
  ltx2,
  finetrainers,
  diffusers,
  diffusersDreamBooth,
  diffusersCogVideo,
  diffSynth,
  fluxFineTuner,
  fal,
  wavespeed,
  webDataset,
  cloneofsimo
]

/** The trainer of a name or of another that it goes by, in any case; `undefined` if none does. */
export function trainerNamed(name: string): Trainer | undefined {
  const wanted = name.toLowerCase()
  return trainers.find((trainer) => trainer.name === wanted || trainer.aliases.includes(wanted))
}
