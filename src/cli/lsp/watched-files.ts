import {basename} from 'node:path'
import type {FileSystemWatcher} from 'vscode-languageserver/node'
import {configFileNames} from '../../config/find-config-file.ts'
import {metadataFormatOf} from '../../dataset/formats/index.ts'
import {mediaExtensions, mediaKind} from '../../dataset/media.ts'
import {captionExtensionOf, defaultCaptionExtensions} from '../../dataset/pair-files.ts'

/** Kinds of changes, as the protocol adds them up. */
const createdOrDeleted = 1 + 4

/** What the client is asked to watch: what configs are made of, captions, and whether media come and go. */
export const watchers: readonly FileSystemWatcher[] = [
  ...configFileNames.map((name) => ({globPattern: `**/${name}`})),
  // Presets and plugins that configs name, and files of many captions.
  {globPattern: '**/*.{json,jsonl,ndjson,csv,tsv,yaml,yml,js,mjs,ts}'},
  {globPattern: `**/*{${defaultCaptionExtensions.join(',')}}`},
  {
    // Globs tell capitals apart: cameras write `.JPG`.
    globPattern: `**/*{${mediaExtensions.flatMap((each) => [each, each.toUpperCase()]).join(',')}}`,
    kind: createdOrDeleted
  }
]

/** Whether a changed file may be part of a config: it is no medium and no caption, or JSON, which can be both. */
export function mayBeConfig(path: string): boolean {
  const name = basename(path)
  if (name.endsWith('.json')) return true
  return !mediaKind(name) && !captionExtensionOf(name, defaultCaptionExtensions) && !metadataFormatOf(name)
}
