import { afterEach, beforeEach, expect, test } from 'vitest'
import { createUser } from '@/lib/server/access/people'
import { ensureSetupLink, isInstallationEmpty, isSetupOpen, setUp } from '@/lib/server/access/setup'
import { setClock } from '@/lib/server/clock'
import { query } from '@/lib/testing/database'

const DAY = 24 * 3600 * 1000
let hosts = 0
const newAddress = () => `198.51.100.${++hosts}`

beforeEach(async () => {
  await query('delete from person')
})
afterEach(() => setClock(null))

async function newToken(): Promise<string> {
  const link = await ensureSetupLink()
  return new URL(link ?? '').searchParams.get('token') ?? ''
}

const admin = (token: string, email = 'ada@example.org') => ({
  token,
  name: 'Ada',
  email,
  password: 'correct horse battery',
})

const used = { code: 'not_found', message: expect.stringContaining('This setup link was used or has expired') }

test('[SIGN-6] the link makes the first admin, and then no link is made', async () => {
  expect(await isInstallationEmpty()).toBe(true)
  const link = await ensureSetupLink()
  expect(link).toMatch(/^http:\/\/localhost:3000\/setup\?token=[\w-]{43}$/)
  await setUp(admin(await newToken()), newAddress())
  expect(await query('select email, role from person')).toEqual([{ email: 'ada@example.org', role: 'admin' }])
  expect(await ensureSetupLink()).toBeNull()
  expect(await isInstallationEmpty()).toBe(false)
})

test('[SIGN-6] a link used twice at once makes one admin', async () => {
  const token = await newToken()
  const outcomes = await Promise.allSettled([
    setUp(admin(token, 'ada@example.org'), newAddress()),
    setUp(admin(token, 'grace@example.org'), newAddress()),
  ])
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(outcomes.find((outcome) => outcome.status === 'rejected')).toMatchObject({ reason: used })
  expect(await query('select 1 from person')).toHaveLength(1)
})

test('[SIGN-6] a wrong, an older or an expired link makes nobody', async () => {
  const older = await newToken()
  const token = await newToken()
  await expect(setUp(admin(older), newAddress())).rejects.toMatchObject(used)
  await expect(setUp(admin('wrong'), newAddress())).rejects.toMatchObject(used)
  const start = Date.now()
  setClock(() => new Date(start + DAY + 1000))
  expect(await isSetupOpen(token)).toBe(false)
  await expect(setUp(admin(token), newAddress())).rejects.toMatchObject(used)
  setClock(null)
  expect(await isSetupOpen(token)).toBe(true)
  expect(await query('select 1 from person')).toHaveLength(0)
})

test('[SIGN-6] an admin made by an operator voids the link; a responder does not', async () => {
  const token = await newToken()
  await createUser({ email: 'grace@example.org', name: 'Grace', role: 'responder' })
  expect(await isSetupOpen(token)).toBe(true)
  await createUser({ email: 'alan@example.org', name: 'Alan', role: 'admin' })
  expect(await isSetupOpen(token)).toBe(false)
  await expect(setUp(admin(token), newAddress())).rejects.toMatchObject(used)
})

test('[SIGN-3] links cannot be guessed in a row', async () => {
  const address = newAddress()
  const token = await newToken()
  for (let n = 0; n < 10; n++) await expect(setUp(admin('wrong'), address)).rejects.toMatchObject(used)
  await expect(setUp(admin(token), address)).rejects.toMatchObject({ code: 'rate_limited' })
})

test('[SIGN-10] the secret of the link is stored hashed', async () => {
  const token = await newToken()
  const [row] = await query<{ text: string }>('select installation::text "text" from installation')
  expect(row!.text).not.toContain(token)
})
