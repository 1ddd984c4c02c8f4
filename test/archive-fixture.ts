import {crc32, deflateRawSync} from 'node:zlib'
import {pack} from 'tar-stream'

/** A zip archive of these files, deflated; names are written as they are, whatever they lead to. */
export function zipOf(files: Readonly<Record<string, string | Uint8Array>>): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [name, content] of Object.entries(files)) {
    const nameBytes = Buffer.from(name)
    const bytes = typeof content === 'string' ? Buffer.from(content) : content
    const packed = deflateRawSync(bytes)
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(0x0800, 2)
    common.writeUInt16LE(8, 4)
    common.writeUInt32LE(crc32(bytes), 10)
    common.writeUInt32LE(packed.length, 14)
    common.writeUInt32LE(bytes.length, 18)
    common.writeUInt16LE(nameBytes.length, 22)
    const local = [Buffer.from('PK\x03\x04', 'latin1'), common, nameBytes, packed]
    const place = Buffer.alloc(14)
    place.writeUInt32LE(offset, 10)
    directory.push(Buffer.from('PK\x01\x02\x14\x03', 'latin1'), common, place, nameBytes)
    parts.push(...local)
    offset += local.reduce((sum, part) => sum + part.length, 0)
  }
  const index = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(Object.keys(files).length, 8)
  end.writeUInt16LE(Object.keys(files).length, 10)
  end.writeUInt32LE(index.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...parts, index, end])
}

/** A tar archive of these files; an object is a symbolic link. */
export async function tarOf(
  files: Readonly<Record<string, string | {readonly to: string}>>
): Promise<Buffer> {
  const archive = pack()
  for (const [name, content] of Object.entries(files)) {
    if (typeof content === 'string') archive.entry({name}, content)
    else archive.entry({name, type: 'symlink', linkname: content.to})
  }
  archive.finalize()
  const chunks: Buffer[] = []
  for await (const chunk of archive) if (chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks)
}

/** A tar archive of one file whose name stands in a member of its own before it, as GNU tar writes long names. */
export async function gnuTarOf(name: string, content: string): Promise<Buffer> {
  const archive = await tarOf({'././@LongLink': `${name}\0`, [name.slice(0, 99)]: content})
  const checksum = 148
  archive.write('L', 156, 'latin1')
  archive.fill(' ', checksum, checksum + 8)
  const sum = archive.subarray(0, 512).reduce((total, byte) => total + byte, 0)
  archive.write(`${sum.toString(8).padStart(6, '0')}\0 `, checksum, 'latin1')
  return archive
}
