import {aiToolkitConfig} from './ai-toolkit.ts'
import {diffusionPipeConfig, diffusionPipeDataset} from './diffusion-pipe.ts'
import {finetrainersConfig} from './finetrainers.ts'
import {musubiTunerConfig} from './musubi-tuner.ts'
import {oneTrainerConcepts, oneTrainerConfig} from './onetrainer.ts'
import {kohyaGuiConfig, sdScriptsConfig} from './sd-scripts.ts'
import {simpleTunerBackends, simpleTunerConfig} from './simpletuner.ts'
import type {TrainerConfigFormat, Value} from './trainer-config.ts'

/** The configs of trainers that caplint reads: the only list. What is in a file decides, not its name. */
const trainerConfigFormats: readonly TrainerConfigFormat[] = [
  sdScriptsConfig,
  musubiTunerConfig,
  finetrainersConfig,
  aiToolkitConfig,
  diffusionPipeConfig,
  diffusionPipeDataset,
  oneTrainerConfig,
  oneTrainerConcepts,
  simpleTunerBackends,
  simpleTunerConfig,
  kohyaGuiConfig
]

/** The kind of config that a file of settings is; `undefined` if it is none of a trainer. */
export const trainerConfigFormatOf = (value: Value): TrainerConfigFormat | undefined =>
  trainerConfigFormats.find(({owns}) => owns(value))
