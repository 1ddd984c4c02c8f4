/** A folder that holds no captioned media, by name in lower case, and what puts it there. */
interface FolderPassedOver {
  readonly name: string
  /** What the folder is: a clause that follows "left out:". */
  readonly why: string
}

/** Folders that no trainer takes captions from and no person would look for captions in. Nobody need be told. */
const plumbing: readonly FolderPassedOver[] = [
  {name: '__macosx', why: 'resource forks that macOS packs into zip files'},
  {name: '@eadir', why: 'thumbnails of a Synology drive'},
  {name: '$recycle.bin', why: 'the Windows recycle bin'},
  {name: 'system volume information', why: 'bookkeeping of a Windows drive'},
  {name: 'lost+found', why: 'bookkeeping of a Linux drive'},
  {name: 'node_modules', why: 'packages of Node'},
  {name: '__pycache__', why: 'compiled Python'},
  {name: '_latent_cache', why: 'cache of ai-toolkit'},
  {name: '_t_e_cache', why: 'cache of ai-toolkit'},
  {name: '_clip_vision_cache', why: 'cache of ai-toolkit'}
]

/**
 * Folders of pictures that steer training beside the captioned ones and need no caption. The names are those
 * that trainers use or show in their documentation; nothing stops people from calling a dataset so, hence they are
 * passed over only while no caption file lies in them, and the report says so.
 */
const steering: readonly FolderPassedOver[] = [
  {name: '_controls', why: 'control pictures of ai-toolkit, which need no caption'},
  {name: 'control', why: 'control pictures, which need no caption'},
  {name: 'controls', why: 'control pictures, which need no caption'},
  {name: 'control_images', why: 'control pictures, which need no caption'},
  {name: 'conditioning', why: 'conditioning pictures, which need no caption'},
  {name: 'conditioning_images', why: 'conditioning pictures, which need no caption'},
  {name: 'conditioning_data', why: 'conditioning pictures, which need no caption'},
  {name: 'mask', why: 'masks, which need no caption'},
  {name: 'masks', why: 'masks, which need no caption'}
]

const plumbingNames: ReadonlySet<string> = new Set(plumbing.map(({name}) => name))
const steeringReasons: ReadonlyMap<string, string> = new Map(steering.map(({name, why}) => [name, why]))

/** Whether a folder is never entered: hidden, or plumbing of a system or tool. */
export const isPlumbing = (name: string): boolean =>
  name.startsWith('.') || plumbingNames.has(name.toLowerCase())

/** Why a folder without caption files is passed over; `undefined` if it is an ordinary one. */
export const steeringReason = (name: string): string | undefined => steeringReasons.get(name.toLowerCase())
