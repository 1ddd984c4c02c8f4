import {location} from 'vfile-location'
import {sidecar, sidecarSlot} from './formats/sidecar.ts'
import type {FilePoint, ReadItem} from './read-item.ts'

/** A caption that came as text instead of a file, read as if it were a sidecar, of this name where it has one. */
export function readText(text: string, fileName: string | undefined): ReadItem {
  const slot = sidecarSlot(text)
  const places = location(text)
  const locateInFile = (offset: number): FilePoint => {
    const point = places.toPoint(offset)
    if (!point) throw new RangeError(`offset ${offset} is outside of the text`)
    return {line: point.line, column: point.column}
  }
  return {
    files: {
      ...(fileName === undefined ? {} : {captionPath: fileName}),
      mediaPaths: [],
      unpaired: true,
      caption: slot.caption,
      byteOrderMark: false
    },
    caption: {
      slot,
      fileText: text,
      locate: (offset) => locateInFile(sidecar.place(text, slot, offset)),
      locateInFile
    }
  }
}
