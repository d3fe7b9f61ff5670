import { describe, expect, it } from 'vitest'
import { excerpt, instantSchema, linkSchema, textSchema } from './text'

describe('text', () => {
  it.each([
    [' a ', 'a'],
    ['é🔥', 'é🔥'],
  ])('[CMD-7] takes %j', (given, kept) => {
    expect(textSchema(5).parse(given)).toBe(kept)
  })

  it.each(['', ' \n', 'abcdef', 'a\u0000', '\udc00', 5, null])('[CMD-7] refuses %j', (given) => {
    expect(textSchema(5).safeParse(given).success).toBe(false)
  })

  it.each(['https://a.example/x?y#z', ' http://localhost:3000 '])('[CMD-7] takes the link %s', (given) => {
    expect(linkSchema.parse(given)).toBe(given.trim())
  })

  it.each(['ftp://a.example', 'javascript:alert(1)', 'a.example', `https://a.example/${'x'.repeat(2000)}`])(
    '[CMD-7] refuses the link %s',
    (given) => {
      expect(linkSchema.safeParse(given).success).toBe(false)
    },
  )
})

describe('instants', () => {
  it.each([
    ['2026-03-02T03:12:00Z', '2026-03-02T03:12:00.000Z'],
    ['2026-03-02T03:12:00.1234567+02:00', '2026-03-02T01:12:00.123Z'],
  ])('%s is %s', (given, kept) => {
    expect(instantSchema.parse(given)).toBe(kept)
  })

  it.each(['2026-03-02', '2026-03-02T03:12:00', '1969-12-31T23:59:59Z', '2026-02-30T00:00:00Z', 'now', 0])(
    'refuses %s',
    (given) => {
      expect(instantSchema.safeParse(given).success).toBe(false)
    },
  )
})

describe('excerpt', () => {
  it('[STATE-2] is one line, cut between characters', () => {
    expect(excerpt(' a\n b ')).toBe('a b')
    expect(excerpt('🔥🔥🔥', 6)).toBe('🔥🔥🔥')
    expect(excerpt('🔥🔥🔥🔥', 6)).toBe('🔥🔥…')
  })

  it('[CMD-7] fits what a schema of the same length takes, whatever the characters', () => {
    expect(textSchema(160).safeParse(excerpt('🔥'.repeat(300), 160)).success).toBe(true)
  })
})
