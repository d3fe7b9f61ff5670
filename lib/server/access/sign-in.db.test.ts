import { expect, test, vi } from 'vitest'
import * as passwords from '@/lib/server/access/passwords'
import { createUser } from '@/lib/server/access/people'
import { personOfPassword } from '@/lib/server/access/sign-in'
import { query } from '@/lib/testing/database'

const password = 'correct horse battery'
let hosts = 0
/** Each test has addresses of its own: what it got wrong does not count for the next. */
const newAddress = () => `198.51.100.${++hosts}`
const refusal = { code: 'unauthenticated', message: 'The email or the password is wrong' }

test('[SIGN-2] the right password names the person, however the email is typed', async () => {
  const { personId } = await createUser({ email: 'ada@example.org', name: 'Ada', role: 'responder', password })
  expect(await personOfPassword({ email: ' ADA@example.org ', password }, newAddress())).toBe(personId)
})

test('[SIGN-2] an unknown address, a wrong password and no password at all are told apart by nothing', async () => {
  await createUser({ email: 'grace@example.org', name: 'Grace', role: 'responder', password })
  await query(
    `insert into person (id, email, name, role) values (gen_random_uuid(), 'sso@example.org', 'S', 'responder')`,
  )
  const verify = vi.spyOn(passwords, 'verifyPassword')
  for (const email of ['grace@example.org', 'nobody@example.org', 'sso@example.org']) {
    await expect(personOfPassword({ email, password: 'wrong' }, newAddress())).rejects.toMatchObject(refusal)
  }
  expect(verify).toHaveBeenCalledTimes(3)
  verify.mockRestore()
})

test('[SIGN-2] without a hash no password is right', async () => {
  expect(await passwords.verifyPassword(null, password)).toBe(false)
})

test('[SIGN-10] passwords are kept as argon2id at the cost OWASP recommends', async () => {
  await createUser({ email: 'alan@example.org', name: 'Alan', role: 'responder', password })
  const [row] = await query<{ hash: string }>(
    `select password_hash "hash" from person where email = 'alan@example.org'`,
  )
  expect(row!.hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
})

test('[SIGN-3] ten wrong passwords from one address make the eleventh wait, the right one too', async () => {
  await createUser({ email: 'edsger@example.org', name: 'Edsger', role: 'responder', password })
  const address = newAddress()
  const attempt = (given: string, from = address) =>
    personOfPassword({ email: 'edsger@example.org', password: given }, from)
  const outcomes = await Promise.allSettled(Array.from({ length: 10 }, () => attempt('wrong')))
  expect(outcomes.every((outcome) => outcome.status === 'rejected')).toBe(true)
  const refused = await attempt(password).catch((error: unknown) => error)
  expect(refused).toMatchObject({ code: 'rate_limited', message: 'Too many wrong attempts. Try again in 15 minutes.' })
  expect(refused).toHaveProperty('details.retryAfterSeconds', expect.closeTo(900, -1))
  // The owner, elsewhere, is not locked out.
  await attempt(password, newAddress())
})

test('[SIGN-3] a right password forgets the wrong ones before it', async () => {
  await createUser({ email: 'barbara@example.org', name: 'Barbara', role: 'responder', password })
  const address = newAddress()
  const attempt = (given: string) => personOfPassword({ email: 'barbara@example.org', password: given }, address)
  for (let round = 0; round < 3; round++) {
    for (let wrong = 0; wrong < 9; wrong++) await attempt('wrong').catch(() => {})
    await attempt(password)
  }
})

test('[SIGN-3] one address cannot try many accounts', async () => {
  const address = newAddress()
  const verify = vi.spyOn(passwords, 'verifyPassword').mockResolvedValue(false)
  const attempt = (n: number) => personOfPassword({ email: `guess-${n}@example.org`, password: 'wrong' }, address)
  for (let n = 0; n < 100; n++) await expect(attempt(n)).rejects.toMatchObject(refusal)
  await expect(attempt(100)).rejects.toMatchObject({ code: 'rate_limited' })
  verify.mockRestore()
})

test('[SIGN-3] an IPv6 network is one address, however many it has', async () => {
  const verify = vi.spyOn(passwords, 'verifyPassword').mockResolvedValue(false)
  const attempt = (from: string) => personOfPassword({ email: 'six@example.org', password: 'wrong' }, from)
  for (let host = 1; host <= 10; host++) await expect(attempt(`2001:db8:0:6::${host}`)).rejects.toMatchObject(refusal)
  await expect(attempt('2001:db8:0:6::b')).rejects.toMatchObject({ code: 'rate_limited' })
  await expect(attempt('2001:db8:0:7::1')).rejects.toMatchObject(refusal)
  verify.mockRestore()
})

test('what is missing is named', async () => {
  await expect(personOfPassword({ email: '', password: '' }, newAddress())).rejects.toMatchObject({
    code: 'invalid_input',
    details: { fields: [{ path: 'email' }, { path: 'password' }] },
  })
})

test('[SIGN-2] an address that nobody can have is wrong, and no failure of ours', async () => {
  await expect(personOfPassword({ email: 'ada\u0000@example.org', password }, newAddress())).rejects.toMatchObject({
    code: 'invalid_input',
    details: { fields: [{ path: 'email' }] },
  })
})
