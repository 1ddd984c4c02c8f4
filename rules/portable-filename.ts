import {defineRule, type ItemFinding, v} from '../src/rule.ts'
import {reservedNames} from './words/reserved-names.ts'

export default defineRule({
  id: 'portable-filename',
  family: 'file',
  summary: 'Require file names that every system and tool can carry.',
  why: 'Datasets travel as archives between Windows, macOS, Linux and rented machines; names that one of them cannot hold or spells otherwise lose their file or part media from caption.',
  source: 'Microsoft, "Naming Files, Paths, and Namespaces"; Unicode Standard Annex 15; lora-audit W005',
  options: {
    allowSpaces: v.optional(
      v.pipe(v.boolean(), v.description('Whether file names may hold spaces, which scripts trip over.')),
      false
    )
  },
  examples: [
    {
      note: 'The folder names of sd-scripts hold a space by design: repeats, name, class.',
      okItem: {
        captionPath: '10_annika woman/a-01.txt',
        mediaPaths: ['10_annika woman/a-01.png'],
        byteOrderMark: false
      }
    },
    {
      note: 'Other scripts are no problem; nor are several dots.',
      okItem: {captionPath: '写真.v2.txt', mediaPaths: ['写真.v2.png'], byteOrderMark: false}
    },
    {
      options: {allowSpaces: true},
      okItem: {captionPath: 'annika (1).txt', mediaPaths: ['annika (1).png'], byteOrderMark: false}
    },
    {
      note: 'Said once for a pair.',
      notOkItem: {captionPath: 'annika (1).txt', mediaPaths: ['annika (1).png'], byteOrderMark: false},
      says: 'Unexpected space in file name `annika (1).png`, use `-` or `_`'
    },
    {
      notOkItem: {captionPath: 'who?.txt', mediaPaths: ['who?.png'], byteOrderMark: false},
      says: 'Unexpected `?` in file name `who?.png`, Windows cannot store it'
    },
    {
      notOkItem: {mediaPaths: ['sets/best: annika/a.png'], byteOrderMark: false},
      says: 'Unexpected `:` in folder name `best: annika`, Windows cannot store it'
    },
    {
      notOkItem: {mediaPaths: ['a\nb.png'], byteOrderMark: false},
      says: 'Unexpected U+000A in file name `a b.png`, Windows cannot store it'
    },
    {
      notOkItem: {captionPath: 'con.txt', mediaPaths: ['con.png'], byteOrderMark: false},
      says: 'Unexpected file name `con.png`, Windows reserves `con`'
    },
    {
      notOkItem: {mediaPaths: ['annika./a.png'], byteOrderMark: false},
      says: 'Unexpected `.` at the end of folder name `annika.`, Windows drops it'
    },
    {
      note: 'macOS decomposes accents, Linux and Windows do not.',
      notOkItem: {mediaPaths: ['cafe\u0301.png'], byteOrderMark: false},
      says: 'Unexpected decomposed accents in file name `caf\u00e9.png`, rename it with composed ones (NFC)'
    },
    {
      note: 'Bytes that are no UTF-8 are listed as U+FFFD.',
      notOkItem: {mediaPaths: ['caf\u{fffd}.png'], byteOrderMark: false},
      says: 'Unexpected bytes that are no UTF-8 in file name `caf\u{fffd}.png`, rename it'
    },
    {
      note: 'Paired on Windows and macOS only.',
      notOkItem: {captionPath: 'Annika-1.txt', mediaPaths: ['annika-1.png'], byteOrderMark: false},
      says: 'Unexpected stem `Annika-1` for `annika-1.png`, spell both alike: Linux tells them apart'
    },
    {
      notOkItem: {captionPath: 'a.TXT', mediaPaths: ['a.png'], byteOrderMark: false},
      says: 'Unexpected extension `.TXT`, write `.txt`: on Linux trainers find no other'
    },
    {trainer: 'onetrainer', okItem: {captionPath: 'a.TXT', mediaPaths: ['a.png'], byteOrderMark: false}}
  ],
  *checkItem(item, {allowSpaces}) {
    const {captionPath, mediaPaths, trainer} = item
    const seen = new Set<string>()
    for (const path of captionPath === undefined ? mediaPaths : [...mediaPaths, captionPath]) {
      const segments = path.split('/')
      for (const [index, name] of segments.entries()) {
        if (isPlain(name)) continue
        const isFile = index === segments.length - 1
        for (const {found, why} of nameProblems(name, isFile && !allowSpaces)) {
          const key = `${found} ${stemOf(name)}`
          if (!seen.has(key))
            yield {message: `Unexpected ${found}${isFile ? 'file' : 'folder'} name ${show(name)}, ${why}`}
          seen.add(key)
        }
      }
    }
    // That a trainer reads no such file is told by no-unread-caption.
    const isTold = trainer?.fate(item).unreadCaption !== undefined
    if (captionPath !== undefined) yield* pairProblems(captionPath, mediaPaths, isTold)
  }
})

/** Whether a name is one of nearly all: nobody has trouble with it. */
const isPlain = (name: string): boolean =>
  /^[\w-]+(?:\.[\w-]+)*$/.test(name) && !reservedNames.has(deviceOf(name).toUpperCase())

/** Windows looks at a name up to its first dot. */
const deviceOf = (name: string): string => name.slice(0, `${name}.`.indexOf('.'))

function* nameProblems(name: string, disallowSpaces: boolean): Generator<{found: string; why: string}> {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what Windows refuses.
  const [forbidden] = /[<>:"|?*\\\u0000-\u001f]/.exec(name) ?? []
  if (forbidden) yield {found: `${showCharacter(forbidden)} in `, why: 'Windows cannot store it'}
  const device = deviceOf(name)
  if (reservedNames.has(device.toUpperCase())) yield {found: '', why: `Windows reserves \`${device}\``}
  const [last] = /[. ]$/.exec(name) ?? []
  if (last) yield {found: `\`${last}\` at the end of `, why: 'Windows drops it'}
  if (name !== name.normalize('NFC'))
    yield {found: 'decomposed accents in ', why: 'rename it with composed ones (NFC)'}
  if (name.includes('\u{fffd}')) yield {found: 'bytes that are no UTF-8 in ', why: 'rename it'}
  if (disallowSpaces && /\p{Zs}/u.test(name)) yield {found: 'space in ', why: 'use `-` or `_`'}
}

/** A caption that only belongs to its media where file systems ignore case or composition. */
function* pairProblems(path: string, mediaPaths: readonly string[], isTold: boolean): Generator<ItemFinding> {
  const caption = nameOf(path)
  const extension = caption.slice(stemOf(caption).length)
  const media = mediaPaths.map(nameOf).find((name) => fold(stemOf(name)) === fold(stemOf(caption)))
  if (media === undefined) return
  if (stemOf(media) !== stemOf(caption)) {
    yield {
      message: `Unexpected stem ${show(stemOf(caption))} for ${show(media)}, spell both alike: Linux tells them apart`
    }
  }
  if (!isTold && extension !== extension.toLowerCase()) {
    yield {
      message: `Unexpected extension \`${extension}\`, write \`${extension.toLowerCase()}\`: on Linux trainers find no other`
    }
  }
}

const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1)
const stemOf = (name: string): string => name.replace(/\.[^.]+$/, '')
const fold = (name: string): string => name.normalize('NFC').toLowerCase()
const show = (name: string): string => `\`${name.normalize('NFC').replaceAll(/\p{C}/gu, ' ')}\``
const showCharacter = (character: string): string =>
  character < ' '
    ? `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`
    : `\`${character}\``
