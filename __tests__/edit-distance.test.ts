import { expect, test } from '@jest/globals'
import { editDistance } from '../src/edit-distance.ts'

test.each([
  ['', '', 0],
  ['a', '', 1],
  ['', 'ab', 2],
  ['notion', 'notion', 0],
  ['notin', 'notion', 1],
  ['nottion', 'notion', 1],
  ['natian', 'notion', 2],
  ['notoin', 'notion', 1],
  ['ntooin', 'notion', 2],
  ['ab', 'ba', 1],
  ['ca', 'abc', 3],
  ['kitten', 'sitting', 3],
  ['google_drive', 'google-drive', 1],
])('from “%s” to “%s”: %d', (one, other, distance) => {
  expect(editDistance(one, other)).toBe(distance)
  expect(editDistance(other, one)).toBe(distance)
})
