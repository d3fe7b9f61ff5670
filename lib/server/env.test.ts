import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { readEnvironment } from '@/lib/server/env'

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'ek-'))
  onTestFinished(() => rmSync(path, { recursive: true, force: true }))
  return path
}

test('[RUN-8] a secret that is not given is made once and kept for its owner only', () => {
  const EVENKEEL_DATA_DIR = folder()
  const first = readEnvironment({ EVENKEEL_DATA_DIR })
  const file = join(EVENKEEL_DATA_DIR, 'auth-secret')
  expect(readFileSync(file, 'utf8')).toBe(first.authSecret)
  expect(first.authSecret.length).toBeGreaterThanOrEqual(43)
  if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(readEnvironment({ EVENKEEL_DATA_DIR }).authSecret).toBe(first.authSecret)
})

test('[RUN-8] a kept secret that a power cut or a full disk left empty is no secret', () => {
  const EVENKEEL_DATA_DIR = folder()
  writeFileSync(join(EVENKEEL_DATA_DIR, 'auth-secret'), '')
  expect(() => readEnvironment({ EVENKEEL_DATA_DIR })).toThrow(/^The secret in \S+auth-secret was cut off: /)
  const AUTH_SECRET = 'x'.repeat(40)
  expect(readEnvironment({ EVENKEEL_DATA_DIR, AUTH_SECRET }).authSecret).toBe(AUTH_SECRET)
})

test('[RUN-8] the key of the log heads follows from the secret and is not the secret', () => {
  const AUTH_SECRET = 'x'.repeat(40)
  const [one, two] = [readEnvironment({ AUTH_SECRET }), readEnvironment({ AUTH_SECRET })]
  expect(one.macKey.equals(two.macKey)).toBe(true)
  expect(one.macKey).toHaveLength(32)
  const replaced = { AUTH_SECRET: 'y'.repeat(40) }
  expect(readEnvironment(replaced).macKey.equals(one.macKey)).toBe(false)
  expect(readEnvironment({ ...replaced, LOG_KEY: AUTH_SECRET }).macKey.equals(one.macKey)).toBe(true)
})

test('[FRONT-3] on this machine every name of it is our origin, elsewhere only PUBLIC_URL', () => {
  const AUTH_SECRET = 'x'.repeat(40)
  expect([...readEnvironment({ AUTH_SECRET, PORT: '4000' }).publicOrigins].sort()).toEqual([
    'http://127.0.0.1:4000',
    'http://[::1]:4000',
    'http://localhost:4000',
  ])
  expect([...readEnvironment({ AUTH_SECRET, PUBLIC_URL: 'https://ops.example.org' }).publicOrigins]).toEqual([
    'https://ops.example.org',
  ])
})
