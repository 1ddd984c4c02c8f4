import {kernelModule} from './kernel.generated.ts'

/** What is used of the WebAssembly API; TypeScript knows it only together with browsers' types. */
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object
  readonly Instance: new (module: object) => {readonly exports: unknown}
}

/** The network's inner loops, in WebAssembly. Places are byte offsets into its memory. */
interface Loops {
  readonly memory: {readonly buffer: ArrayBuffer; grow(pages: number): number}
  /** Adds to `out` the rows that `count` pointers from `list` on point to. */
  sumHidden(list: number, count: number, out: number): void
  /** Adds to `out` a vector times a matrix that has a row for each of the vector's `length` numbers. */
  multiplyHidden(vector: number, length: number, matrix: number, out: number): void
  multiplyConcepts(vector: number, length: number, matrix: number, out: number): void
  /** Sets negative numbers to zero. */
  rectifyHidden(at: number): void
}

const pageBytes = 65_536

/** Memory that is handed out from the bottom up, and the loops that work on it. */
export class Kernel {
  readonly loops: Loops
  /** Views on the memory; new ones after it has grown, so don't keep them across `allocate`. */
  floats: Float32Array
  pointers: Int32Array
  #next = 16

  constructor() {
    // Three hundred instructions: compiling them at once takes no time that could be noticed.
    const compiled = new WebAssembly.Module(Buffer.from(kernelModule, 'base64'))
    this.loops = new WebAssembly.Instance(compiled).exports as Loops
    this.floats = new Float32Array(this.loops.memory.buffer)
    this.pointers = new Int32Array(this.loops.memory.buffer)
  }

  /** Place of `count` numbers; what they hold is undefined. */
  allocate(count: number): number {
    const at = this.#next
    this.#next += (count * 4 + 15) & ~15
    const missing = this.#next - this.loops.memory.buffer.byteLength
    if (missing > 0) {
      this.loops.memory.grow(Math.ceil(missing / pageBytes))
      this.floats = new Float32Array(this.loops.memory.buffer)
      this.pointers = new Int32Array(this.loops.memory.buffer)
    }
    return at
  }

  /** Bytes in use. */
  get used(): number {
    return this.#next
  }

  /** Gives back all that was allocated since `used` was `mark`. */
  release(mark: number): void {
    this.#next = mark
  }
}
