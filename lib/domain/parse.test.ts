import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { AppError, isAppError, refuse, statusOfError } from './errors'
import { parse } from './parse'

const schema = z.strictObject({ title: z.string(), evidence: z.strictObject({ text: z.string() }).optional() })

function problemsOf(value: unknown, root?: string) {
  try {
    parse(schema, value, root)
  } catch (error) {
    if (isAppError(error)) return { code: error.code, fields: error.details.fields?.map(({ path }) => path) }
  }
  return null
}

describe('parse', () => {
  it('[CMD-1] answers what the schema makes', () => {
    expect(parse(schema, { title: 'x' })).toEqual({ title: 'x' })
  })

  it.each([
    [{}, undefined, ['title']],
    [{ title: 'x', evidence: {} }, 'input', ['input.evidence.text']],
    [{ title: 'x', a: 1, b: 2 }, 'input', ['input.a', 'input.b']],
    [null, 'input', ['input']],
    [JSON.parse('{"title":"x","__proto__":{"admin":true}}'), 'input', ['input.__proto__']],
  ])('[CMD-1] names what is wrong with %j', (value, root, fields) => {
    expect(problemsOf(value, root)).toEqual({ code: 'invalid_input', fields })
  })
})

describe('AppError', () => {
  it('[API-2] is recognised when another copy of the class made it', () => {
    const copy = { [Symbol.for('evenkeel.AppError')]: true, code: 'forbidden' }
    expect(isAppError(copy)).toBe(true)
    expect([isAppError(new Error('x')), isAppError(null), isAppError('x')]).toEqual([false, false, false])
  })

  it('[API-2] tells the rule and the field of a refusal', () => {
    const error = refuse('SEV-3', 'Say why.', 'evidence')
    expect(error).toBeInstanceOf(AppError)
    expect(error).toMatchObject({
      code: 'rule_refused',
      details: { rule: 'SEV-3', fields: [{ path: 'input.evidence' }] },
    })
    expect(statusOfError[error.code]).toBe(409)
  })
})
