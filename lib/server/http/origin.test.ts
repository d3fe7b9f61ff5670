import { describe, expect, test } from 'vitest'
import { readEnvironment } from '@/lib/server/env'
import { isOwnPage, refuseForeignOrigin, requireOwnOrigin } from '@/lib/server/http/origin'
import { shared } from '@/lib/server/process-registry'

shared('environment', () => readEnvironment({ PORT: '4310', AUTH_SECRET: 'x'.repeat(32) }))

const request = (method: string, headers: Record<string, string>) =>
  new Request('http://localhost:4310/api/v1/me', { method, headers })

describe('[SIGN-4] a change carried by a cookie', () => {
  test.each(['http://localhost:4310', 'http://127.0.0.1:4310', 'http://[::1]:4310'])('is taken from %s', (origin) => {
    expect(() => requireOwnOrigin(request('POST', { origin }))).not.toThrow()
  })

  test.each([
    'http://localhost:4311',
    'http://localhost',
    'https://localhost:4310',
    'http://elsewhere.example',
    'http://localhost:4310.elsewhere.example',
    'null',
  ])('is refused from %s', (origin) => {
    const headers = { origin, 'sec-fetch-site': 'same-origin' }
    expect(() => requireOwnOrigin(request('DELETE', headers))).toThrow('does not come from a page')
  })

  test('needs one of the two headers that no page can forge', () => {
    expect(() => requireOwnOrigin(request('POST', {}))).toThrow('does not come from a page')
    expect(() => requireOwnOrigin(request('POST', { 'sec-fetch-site': 'same-site' }))).toThrow()
    expect(() => requireOwnOrigin(request('POST', { 'sec-fetch-site': 'same-origin' }))).not.toThrow()
  })

  test('reads need neither', () => {
    expect(() => requireOwnOrigin(request('GET', { origin: 'http://elsewhere.example' }))).not.toThrow()
  })
})

test('[SIGN-4] what another proof protects is refused only from a page of somebody else', () => {
  expect(() => refuseForeignOrigin(request('POST', {}))).not.toThrow()
  expect(() => refuseForeignOrigin(request('POST', { origin: 'http://localhost:4310' }))).not.toThrow()
  expect(() => refuseForeignOrigin(request('POST', { origin: 'http://elsewhere.example' }))).toThrow()
  expect(() => refuseForeignOrigin(request('POST', { origin: 'null' }))).toThrow()
})

test('[SIGN-4] a socket that names no page of ours is not one', () => {
  expect(isOwnPage(undefined)).toBe(false)
  expect(isOwnPage('', 'cross-site')).toBe(false)
})

test('[SIGN-4] a public address allows itself alone', () => {
  const { publicOrigins } = readEnvironment({ PUBLIC_URL: 'https://evenkeel.example', AUTH_SECRET: 'x'.repeat(32) })
  expect([...publicOrigins]).toEqual(['https://evenkeel.example'])
})
