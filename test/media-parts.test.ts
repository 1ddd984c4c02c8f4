/** What a model is shown: pictures scaled down, or as they are where nothing is there to scale them. */
import {renameSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import sharp from 'sharp'
import {afterEach, describe, expect, it, vi} from 'vitest'
import {mediaReader} from '../src/cli/rewrite/media-reader.ts'
import {pictureOf} from '../src/cli/rewrite/picture.ts'
import type {Item} from '../src/dataset/item.ts'
import {temporaryFolder} from './cli-dataset.ts'

const folder = temporaryFolder('media-')

async function picture(name: string, width: number, height: number): Promise<string> {
  const path = join(folder, name)
  const image = sharp({create: {width, height, channels: 4, background: {r: 200, g: 30, b: 30, alpha: 0.5}}})
  await image.withMetadata({exif: {IFD0: {Copyright: 'somebody'}}}).toFile(path)
  return path
}

afterEach(() => {
  vi.doUnmock('sharp')
  vi.resetModules()
})

describe('with sharp', () => {
  it.each([
    ['large.png', 3000, 1500, 1024, 512],
    ['small.webp', 60, 90, 60, 90]
  ])('%s', async (name, width, height, shownWidth, shownHeight) => {
    const part = await pictureOf(await picture(name, width, height), name)
    const metadata = await sharp(part.data).metadata()
    expect(part).toMatchObject({mediaType: 'image/jpeg', name})
    expect([metadata.format, metadata.width, metadata.height]).toEqual(['jpeg', shownWidth, shownHeight])
    expect(metadata.exif).toBeUndefined()
  })

  it('tells of what is no picture, and of what is not there', async () => {
    writeFileSync(join(folder, 'no.png'), 'no picture')
    await expect(pictureOf(join(folder, 'no.png'), 'no.png')).rejects.toThrow(
      /^Cannot read the picture `no\.png`/
    )
    await expect(pictureOf(join(folder, 'gone.png'), 'gone.png')).rejects.toThrow(/^Cannot read `gone\.png`/)
  })
})

describe('without sharp', () => {
  async function withoutSharp(): Promise<typeof pictureOf> {
    vi.doMock('sharp', () => {
      throw new Error('not installed')
    })
    vi.resetModules()
    return (await import('../src/cli/rewrite/picture.ts')).pictureOf
  }

  it('sends small pictures of the usual kinds as they are', async () => {
    const path = await picture('plain.png', 40, 40)
    const part = await (await withoutSharp())(path, 'plain.png')
    expect(part.mediaType).toBe('image/png')
    expect((await sharp(part.data).metadata()).width).toBe(40)
  })

  it.each(['file.png', 'file.jpg', 'file.webp'])('sends no other file by the name %s', async (name) => {
    writeFileSync(join(folder, name), 'a secret that a link leads to')
    await expect((await withoutSharp())(join(folder, name), name)).rejects.toThrow(
      `Cannot read the picture \`${name}\`: its bytes are those of no picture`
    )
  })

  it('tells the kind by the bytes', async () => {
    const path = await picture('really.webp', 40, 40)
    renameSync(path, join(folder, 'webp.png'))
    const part = await (await withoutSharp())(join(folder, 'webp.png'), 'webp.png')
    expect(part.mediaType).toBe('image/webp')
  })

  it('says what to install for others', async () => {
    const plain = await withoutSharp()
    const path = await picture('rare.tiff', 40, 40)
    await expect(plain(path, 'rare.tiff')).rejects.toThrow(/of this kind.*npm install sharp/)
    writeFileSync(join(folder, 'huge.png'), Buffer.alloc(5_000_001))
    await expect(plain(join(folder, 'huge.png'), 'huge.png')).rejects.toThrow(
      /of this size.*npm install sharp/
    )
  })
})

describe('what is shown of an item', () => {
  const item = (...media: readonly string[]): Item => ({root: folder, media})

  it('is told without looking: one picture, six frames, or a clip', () => {
    const frames = mediaReader(false, folder, {})
    expect(frames.sketch(item('/a.png'))).toMatchObject({shows: 'image', parts: [{mediaType: 'image/jpeg'}]})
    expect(frames.sketch(item('/a.mp4'))?.parts).toHaveLength(6)
    const clips = mediaReader(true, folder, {})
    expect(clips.sketch(item('/a.mp4'))).toMatchObject({shows: 'video', parts: [{mediaType: 'video/mp4'}]})
    expect(clips.sketch(item('/a.mkv'))?.parts).toHaveLength(6)
    expect(clips.sketch(item())).toBeUndefined()
  })

  it('is no other file by the name of a clip', async () => {
    const reader = mediaReader(true, folder, {CAPLINT_FFMPEG: join(folder, 'no-ffmpeg')})
    for (const name of ['clip.mp4', 'clip.webm', 'clip.mov']) {
      writeFileSync(join(folder, name), 'a secret that a link leads to')
      await expect(reader.read(item(join(folder, name)))).rejects.toThrow('Cannot take frames')
    }
  })

  it('is an error where there is nothing', async () => {
    await expect(mediaReader(false, folder, {}).read(item())).rejects.toThrow('no media')
  })
})
