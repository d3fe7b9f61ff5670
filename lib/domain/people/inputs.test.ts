import { describe, expect, test } from 'vitest'
import { AppError } from '../errors'
import { parse } from '../parse'
import { changeProfileInputSchema, setupInputSchema } from './inputs'
import { scopesOfRole } from './person'

const input = { token: 'x', name: 'Ada', email: ' Ada@Example.org ', password: 'twelve chars' }

const problemsOf = (value: unknown) => {
  try {
    parse(setupInputSchema, value)
  } catch (error) {
    if (error instanceof AppError) return error.details.fields
  }
  return []
}

describe('[SIGN-12] a new password', () => {
  test('has 12 to 200 characters', () => {
    expect(problemsOf({ ...input, password: 'eleven char' })).toEqual([
      { path: 'password', message: 'has fewer than 12 characters' },
    ])
    expect(problemsOf({ ...input, password: 'x'.repeat(201) })).toEqual([
      { path: 'password', message: 'has more than 200 characters' },
    ])
    expect(problemsOf({ ...input, password: 'x'.repeat(200) })).toEqual([])
  })

  test('is not the email address, nor its first part', () => {
    const expected = [{ path: 'password', message: 'must not be the email address' }]
    expect(problemsOf({ ...input, password: 'ADA@example.org' })).toEqual(expected)
    expect(problemsOf({ ...input, email: 'ada.lovelace@example.org', password: 'ada.lovelace' })).toEqual(expected)
  })

  test('is the same however the keyboard composes its characters', () => {
    const composed = parse(setupInputSchema, { ...input, password: 'caf\u00e9 au lait!' })
    const decomposed = parse(setupInputSchema, { ...input, password: 'cafe\u0301 au lait!' })
    expect(decomposed.password).toBe(composed.password)
  })

  test('keeps spaces at its ends', () => {
    expect(parse(setupInputSchema, { ...input, password: ' twelve char ' }).password).toBe(' twelve char ')
  })
})

test('an email address is one, trimmed and in lower case', () => {
  expect(parse(setupInputSchema, input).email).toBe('ada@example.org')
  expect(problemsOf({ ...input, email: 'ada' })).toEqual([{ path: 'email', message: 'is not an email address' }])
})

test('an unknown field is named', () => {
  expect(problemsOf({ ...input, role: 'admin' })).toEqual([{ path: 'role', message: 'is not a known field' }])
})

test('a time zone is one that exists, or none', () => {
  expect(parse(changeProfileInputSchema, { timeZone: 'Europe/Lisbon' })).toEqual({ timeZone: 'Europe/Lisbon' })
  expect(parse(changeProfileInputSchema, { timeZone: null })).toEqual({ timeZone: null })
  expect(() => parse(changeProfileInputSchema, { timeZone: 'Mars/Olympus' })).toThrow('is not a time zone')
  expect(() => parse(changeProfileInputSchema, {})).toThrow('changes nothing')
})

describe('[KEPT-9] a phone number', () => {
  const phoneOf = (phone: unknown) => parse(changeProfileInputSchema, { phone }).phone

  test('is kept as it is written, with single spaces', () => {
    expect(phoneOf(' +49  30 901820 ')).toBe('+49 30 901820')
    expect(phoneOf('4711')).toBe('4711')
    expect(phoneOf('+44 7700 900 101')).toBe('+44 7700 900 101')
  })

  test('is taken away by an empty one', () => {
    expect(phoneOf('')).toBeNull()
    expect(phoneOf('  ')).toBeNull()
    expect(phoneOf(null)).toBeNull()
  })

  test.each(['12', '+', '030/901820', '+49 (0)30 901820', '1234567890123456', '+49 30 9o1820', 'tel:123', '٣٤٥٦'])(
    'is not %s',
    (phone) => {
      expect(() => phoneOf(phone)).toThrow('is digits and spaces, with a + and the country code before them')
    },
  )
})

test('[SIGN-9] a token reaches no further than its owner', () => {
  expect(scopesOfRole('stakeholder')).toEqual(['read'])
  expect(scopesOfRole('responder')).toEqual(['read', 'respond'])
  expect(scopesOfRole('admin')).toEqual(['read', 'respond', 'admin'])
})
