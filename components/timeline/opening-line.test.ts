import { describe, expect, it } from 'vitest'
import { openingOffsetOf } from '@/components/timeline/opening-line'

const heights = Array.from({ length: 50 }, (_, index) => (index === 20 ? 66 : 26))
const room = { above: 20, below: 8, pane: 400 }
const total = 20 + 49 * 26 + 66 + 8

describe('openingOffsetOf', () => {
  it('is at the end without a line', () => {
    expect(openingOffsetOf(heights, -1, room)).toBe(total - 400)
  })

  it('has its line in the middle', () => {
    const offset = openingOffsetOf(heights, 20, room)
    const middleOfLine = 20 + 20 * 26 + 33
    expect(offset + 200).toBe(middleOfLine)
  })

  it('goes no further than the list', () => {
    expect(openingOffsetOf(heights, 2, room)).toBe(0)
    expect(openingOffsetOf(heights, 49, room)).toBe(total - 400)
    expect(openingOffsetOf(heights.slice(0, 3), -1, room)).toBe(0)
    expect(openingOffsetOf([], -1, room)).toBe(0)
  })
})
