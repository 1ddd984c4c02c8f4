import {describe, expect, test} from 'vitest'
import {lint, lintText} from '../src/index.ts'
import {datasetWith} from './dataset-fixture.ts'

const caption = 'a medium shot of annika laughing, straight on'

describe('a run says of captions that nobody said what they teach', () => {
  test('where there is neither a config nor a preset', async () => {
    const {notes} = await lintText(caption, {config: false, anchor: 'annika'})
    expect(notes).toEqual([
      'No preset is chosen, so only what holds for every caption was checked; choose one with `--preset`, or let `caplint init` write a config'
    ])
  })

  test('where a preset has no anchor, once for all of them', async () => {
    const cwd = datasetWith({
      '.caplintrc.yaml': 'preset: character\nanchor: {annika/*: annika}',
      'annika/a.txt': caption,
      'bjorn/a.txt': caption,
      'bjorn/b.txt': caption
    })
    expect((await lint(['bjorn'], {cwd})).notes).toEqual([
      'No anchor is named for `bjorn/a.txt` and 1 more, so nothing about it was checked; name it with `--anchor`, or as `anchor` in the config'
    ])
    expect((await lint(['bjorn/b.txt'], {cwd})).notes).toEqual([
      'No anchor is named for `bjorn/b.txt`, so nothing about it was checked; name it with `--anchor`, or as `anchor` in the config'
    ])
    expect((await lint(['annika'], {cwd})).notes).toEqual([])
  })

  test('and is silent where somebody did', async () => {
    const settings = [
      {preset: 'character', anchor: 'annika'},
      {preset: 'recommended'},
      {preset: 'tags'},
      {rules: {'no-mood': 'error'}}
    ] as const
    for (const chosen of settings) {
      expect((await lintText(caption, {config: false, ...chosen})).notes).toEqual([])
    }
  })

  test('and where there is nothing to lint', async () => {
    expect((await lintText('', {config: false})).notes).toEqual([])
  })
})
