import type {Format, Slot} from './format.ts'

/** A new caption for a slot. */
export interface SlotEdit {
  readonly slot: Slot
  readonly caption: string
}

/**
 * Puts new captions into slots of a text and touches nothing else: every character outside the edited slots stays,
 * and so do slots whose caption does not change.
 * @param edits Slots that `format` located in this very text, in any order, each at most once.
 * @throws RangeError where two edits overlap
 */
export function splice(text: string, format: Format, edits: Iterable<SlotEdit>): string {
  const ordered = [...edits]
    .filter(({slot, caption}) => caption !== slot.caption)
    .sort((a, b) => a.slot.start - b.slot.start)
  const parts: string[] = []
  let copied = 0
  for (const {slot, caption} of ordered) {
    if (slot.start < copied) throw new RangeError(`two edits overlap at offset ${slot.start}`)
    parts.push(text.slice(copied, slot.start), format.encode(caption, slot))
    copied = slot.end
  }
  parts.push(text.slice(copied))
  return parts.join('')
}
