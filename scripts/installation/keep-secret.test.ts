import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '@/lib/testing/installation'
import { keepSecret } from './keep-secret.ts'

test('[BACKUP-7] every secret that was there before a restore is kept, also of several on one day', () => {
  const folder = temporaryFolder()
  const file = (name: string) => readFileSync(join(folder, name), 'utf8')
  writeFileSync(join(folder, 'auth-secret'), 'first\n')
  const header = { createdAt: '2030-06-01T03:00:00.000Z' }
  for (const authSecret of ['second', 'third', 'third', null, 'fourth']) keepSecret(folder, { authSecret, header })
  expect(readdirSync(folder).toSorted()).toEqual([
    'auth-secret',
    'auth-secret.before-2030-06-01',
    'auth-secret.before-2030-06-01-2',
    'auth-secret.before-2030-06-01-3',
  ])
  expect(file('auth-secret')).toBe('fourth')
  expect(file('auth-secret.before-2030-06-01')).toBe('first\n')
  expect(file('auth-secret.before-2030-06-01-2')).toBe('second')
  expect(file('auth-secret.before-2030-06-01-3')).toBe('third')
})
