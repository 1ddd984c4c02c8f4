/** The presets that ship with caplint, by name and in the order in which they are listed. */
import character from './character.json' with {type: 'json'}
import motion from './motion.json' with {type: 'json'}
import object from './object.json' with {type: 'json'}
import recommended from './recommended.json' with {type: 'json'}
import style from './style.json' with {type: 'json'}
import tags from './tags.json' with {type: 'json'}

export const presets: Readonly<Record<string, unknown>> = {
  character,
  style,
  motion,
  object,
  tags,
  recommended
}
