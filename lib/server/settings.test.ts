import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { parseSettings } from '@/lib/server/settings'

test('[RUN-8] without any variable an installation is local and private', () => {
  const settings = parseSettings({})
  expect(settings).toMatchObject({
    port: 3000,
    host: '127.0.0.1',
    dataDirectory: resolve('.evenkeel'),
    logLevel: 'info',
  })
  expect(settings.publicUrl.origin).toBe('http://localhost:3000')
  expect(settings.isInsecure).toBe(false)
})

test('[RUN-8] an empty variable counts as absent, and one that is not ours is ignored', () => {
  expect(parseSettings({ PORT: '', PUBLIC_URL: '', HOME: '/root' }).port).toBe(3000)
})

test.each([
  ['PORT', '0', 'PORT must be between 1 and 65535.'],
  ['PORT', '80.5', 'PORT must be a whole number.'],
  [
    'PUBLIC_URL',
    'evenkeel.example.org',
    'PUBLIC_URL must be an http or https address such as https://evenkeel.example.org.',
  ],
  ['PUBLIC_URL', 'https://example.org/evenkeel', 'PUBLIC_URL must have no path and no query.'],
  ['DATABASE_URL', 'mysql://localhost/x', 'DATABASE_URL must be a postgresql:// address.'],
  ['REDIS_URL', 'localhost:6379', 'REDIS_URL must be a redis:// or rediss:// address.'],
  ['REDIS_URL', 'redis.internal', 'REDIS_URL must be a redis:// or rediss:// address.'],
  ['REDIS_URL', 'redis://localhost/rooms', 'REDIS_URL must have no path but the number of a database.'],
  ['AUTH_SECRET', 'short', 'AUTH_SECRET must have at least 32 characters.'],
  ['LOG_LEVEL', 'loud', 'LOG_LEVEL must be fatal, error, warn, info, debug, trace or silent.'],
  ['TRUST_PROXY', 'yes', 'TRUST_PROXY must be 1 or 0.'],
])('[RUN-8] %s=%s is refused in one sentence', (name, value, sentence) => {
  expect(() => parseSettings({ [name]: value })).toThrow(sentence)
})

test('[RUN-8] plain http on a name other than this machine needs ALLOW_INSECURE_HTTP', () => {
  expect(() => parseSettings({ PUBLIC_URL: 'http://ops.lan' })).toThrow('ALLOW_INSECURE_HTTP=1')
  expect(parseSettings({ PUBLIC_URL: 'http://ops.lan', ALLOW_INSECURE_HTTP: '1' }).isInsecure).toBe(true)
  for (const url of ['http://127.0.0.1:3000', 'http://[::1]:3000', 'http://localhost', 'https://ops.lan']) {
    expect(parseSettings({ PUBLIC_URL: url }).isInsecure).toBe(false)
  }
})
