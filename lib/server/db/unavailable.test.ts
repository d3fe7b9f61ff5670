import { describe, expect, test } from 'vitest'
import { AppError } from '@/lib/domain/errors'
import { asUnavailable, asUnknownOutcome, isConnectionLost, isUniqueViolation } from '@/lib/server/db/unavailable'

const withCode = (code: string) => Object.assign(new Error('said by the server'), { code })

describe('an error of the database', () => {
  const away = [
    withCode('57P01'),
    withCode('ECONNREFUSED'),
    withCode('53100'),
    withCode('55P03'),
    new Error('Connection terminated unexpectedly'),
    new Error('timeout exceeded when trying to connect'),
    new Error('Query read timeout'),
    new Error('Cannot use a pool after calling end on the pool'),
    new AggregateError([withCode('ECONNREFUSED')]),
    new Error('Raw query failed', { cause: withCode('ECONNRESET') }),
    Object.assign(new Error('Invalid invocation'), {
      meta: { driverAdapterError: { cause: { originalCode: '57P03' } } },
    }),
  ]
  for (const error of away) {
    test(`is told as unavailable: ${error.message} ${'code' in error ? error.code : ''}`, () => {
      expect(asUnavailable(error)).toMatchObject({
        code: 'unavailable',
        details: { retryAfterSeconds: 2 },
        cause: error,
      })
    })
  }

  test('is left alone when the statement was wrong, or we refused ourselves', () => {
    const refusal = new AppError('not_found', 'There is no such incident.')
    refusal.cause = withCode('57P01')
    for (const error of [withCode('23505'), withCode('42601'), refusal, null, 'text']) {
      expect(asUnavailable(error)).toBeNull()
    }
    expect(isUniqueViolation(withCode('23505'))).toBe(true)
  })

  test('[CMD-12] of COMMIT says that the outcome is unknown when the connection was lost', () => {
    expect(asUnknownOutcome(new Error('Connection terminated unexpectedly'))?.message).toMatch(
      /outcome is unknown.*commandId/,
    )
    expect(asUnknownOutcome(withCode('53100'))?.message).not.toMatch(/unknown/)
    expect(asUnknownOutcome(withCode('23505'))).toBeNull()
  })

  test('tells whether the connection can still be used', () => {
    expect(isConnectionLost(withCode('57P01'))).toBe(true)
    expect(isConnectionLost(withCode('55P03'))).toBe(false)
  })
})
