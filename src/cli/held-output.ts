/** What was printed while output was held back, piece by piece. JSON-serialisable. */
export type Printed = readonly (readonly [stream: 'stdout' | 'stderr', text: string])[]

/** Holds back what programs of the user's print, until it is its turn. */
export interface HeldOutput {
  /** Does work that does not wait for anything, and takes what it prints. */
  hold<Result>(work: () => Result): {readonly result: Result; readonly printed: Printed}
  /** Does work during which nothing is printed. */
  mute<Result>(work: () => Promise<Result>): Promise<Result>
  /** Lets everything through again, also where work was broken off. */
  end(): void
}

type Write = NodeJS.WriteStream['write']
const names = ['stdout', 'stderr'] as const

/** Starts to hold output back: between two pieces of work everything goes through. */
export function holdOutput(
  streams: Readonly<Record<(typeof names)[number], Pick<NodeJS.WriteStream, 'write'>>> = process
): HeldOutput {
  let take: ((stream: (typeof names)[number], text: string) => void) | undefined
  const restores = names.map((name) => {
    const stream = streams[name]
    const {write} = stream
    const held = (chunk: string | Uint8Array, ...rest: readonly unknown[]): boolean => {
      if (!take) return Reflect.apply(write, stream, [chunk, ...rest])
      take(name, typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString())
      const done = rest.find((each) => typeof each === 'function')
      if (done) process.nextTick(done)
      return true
    }
    stream.write = held as Write
    return () => {
      if (stream.write === held) stream.write = write
    }
  })
  return {
    hold(work) {
      const printed: (readonly [(typeof names)[number], string])[] = []
      take = (stream, text) => printed.push([stream, text])
      try {
        return {result: work(), printed}
      } finally {
        take = undefined
      }
    },
    async mute(work) {
      take = () => {}
      try {
        return await work()
      } finally {
        take = undefined
      }
    },
    end() {
      take = undefined
      for (const restore of restores) restore()
    }
  }
}

/** Prints what was held back. */
export function print(printed: Printed): void {
  for (const [stream, text] of printed) process[stream].write(text)
}
