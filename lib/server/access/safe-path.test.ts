import fc from 'fast-check'
import { expect, test } from 'vitest'
import { safePath, signInPath } from '@/lib/server/access/safe-path'

test.each([
  ['/', '/'],
  ['/incidents/INC-4?tab=act#entry', '/incidents/INC-4?tab=act#entry'],
  ['/search?q=a%20b', '/search?q=a%20b'],
  ['/incidents?_rsc=1a2b', '/incidents'],
])('[SIGN-5] %s is a page of ours', (wanted, path) => {
  expect(safePath(wanted)).toBe(path)
})

test.each([
  undefined,
  null,
  7,
  ['/a', '/b'],
  '',
  'incidents',
  'https://elsewhere.example/',
  '//elsewhere.example/',
  '/\\elsewhere.example/',
  '/\t/elsewhere.example/',
  '/\n//elsewhere.example',
  '/.//elsewhere.example',
  '/a/..//elsewhere.example',
  'javascript:alert(1)',
  '/sign-in?from=/',
  '/setup?token=x',
  '/invite?token=x',
  '/api/auth/signout',
])('[SIGN-5] %j leads home', (wanted) => {
  expect(safePath(wanted)).toBe('/')
})

test('[SIGN-5] no path at all leaves the origin', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'/\\.:@?#\t\n\r %2f5cab') }), (text) => {
      const here = 'https://evenkeel.example'
      expect(new URL(safePath(`/${text}`), here).origin).toBe(here)
    }),
  )
})

test('[SIGN-5] the sign-in page remembers where somebody wanted to go', () => {
  expect(signInPath('/incidents/INC-4?a=1')).toBe('/sign-in?from=%2Fincidents%2FINC-4%3Fa%3D1')
  expect(signInPath('/')).toBe('/sign-in')
})
