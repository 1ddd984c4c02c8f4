import fc from 'fast-check'
import {expect, test} from 'vitest'
import {location} from 'vfile-location'
import {filePoints} from '../src/dataset/file-points.ts'

test('places are those of vfile-location, whatever ends the lines', () => {
  const text = fc
    .array(fc.constantFrom('a', 'é', '👩', '\n', '\r\n', '\r', ' '), {maxLength: 12})
    .map((parts) => parts.join(''))
  fc.assert(
    fc.property(text, fc.nat({max: 30}), (value, offset) => {
      const point = location(value).toPoint(offset)
      if (point) expect(filePoints(value)(offset)).toEqual({line: point.line, column: point.column})
      else expect(() => filePoints(value)(offset)).toThrow(RangeError)
    })
  )
})
