/** Whole numbers from 0 to 2³² − 1 in a list that grows; a million take 4 MB, and none of it concerns the garbage collector. */
export interface NumberList {
  readonly length: number
  push(value: number): void
  /** @throws {RangeError} for an index outside of the list. */
  at(index: number): number
}

export function createNumberList(): NumberList {
  let numbers = new Uint32Array(64)
  let length = 0
  return {
    get length() {
      return length
    },
    push(value) {
      if (length === numbers.length) {
        const larger = new Uint32Array(length * 2)
        larger.set(numbers)
        numbers = larger
      }
      numbers[length++] = value
    },
    at(index) {
      const value = index < length ? numbers[index] : undefined
      if (value === undefined) throw new RangeError(`there is no number ${index} among ${length}`)
      return value
    }
  }
}
