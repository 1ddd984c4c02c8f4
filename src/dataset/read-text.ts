import {filePoints} from './file-points.ts'
import {sidecar, sidecarSlot} from './formats/sidecar.ts'
import type {ReadItem} from './read-item.ts'

/** A caption that came as text instead of a file, read as if it were a sidecar, of this name where it has one. */
export function readText(text: string, fileName: string | undefined): ReadItem {
  const slot = sidecarSlot(text)
  const locateInFile = filePoints(text)
  return {
    files: {
      mediaPaths: [],
      unpaired: true,
      caption: slot.caption,
      byteOrderMark: false,
      // Not in front: what a spread begins has a hidden class of its own each time, which costs more than reading.
      ...(fileName === undefined ? {} : {captionPath: fileName})
    },
    caption: {
      slot,
      fileText: text,
      fileLength: text.length,
      fileMark: false,
      locate: (offset) => locateInFile(sidecar.place(text, slot, offset)),
      locateInFile
    }
  }
}
