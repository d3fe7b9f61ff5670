import { expect, test } from 'vitest'
import { CARET_COLOURS, caretColour } from './writers'

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((value) => (value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4))
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

const contrast = (a: string, b: string) => {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].toSorted((x, y) => y - x)
  return (light + 0.05) / (dark + 0.05)
}

test.each(CARET_COLOURS)('[EDITOR-2] a name reads on %s, and the caret is seen on light and dark ground', (colour) => {
  expect(colour).toMatch(/^#[0-9a-f]{6}$/)
  expect(contrast(colour, '#ffffff')).toBeGreaterThanOrEqual(4.5)
  expect(contrast(colour, '#141519')).toBeGreaterThanOrEqual(3)
})

test('[EDITOR-2] a person has one colour everywhere', () => {
  expect(caretColour('ada')).toBe(caretColour('ada'))
  expect(CARET_COLOURS).toContain(caretColour('') as (typeof CARET_COLOURS)[number])
})
