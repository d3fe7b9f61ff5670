import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import type { PersonActor } from '@/lib/domain/actor'
import { forgetIdentity, linkIdentity, listIdentities } from '@/lib/server/access/identities'
import { invite } from '@/lib/server/access/invitations'
import { admit } from '@/lib/server/access/oidc/admission'
import { removePerson } from '@/lib/server/access/people'
import { actorOfSession, openSession } from '@/lib/server/access/sessions'
import type { ProvenIdentity } from '@/lib/server/db/identities'
import type { OidcProvider } from '@/lib/server/oidc-settings'
import { query } from '@/lib/testing/database'
import { anAdmin, aPerson } from '@/lib/testing/factories'
import { visit } from '@/lib/testing/signed-in'

const provider: OidcProvider = {
  id: 'acme',
  name: 'Acme',
  issuer: new URL('https://login.acme.example'),
  clientId: 'evenkeel',
  clientSecret: 'secret',
  scopes: 'openid email',
  roleClaim: undefined,
  roles: { admin: [], responder: [], stakeholder: [] },
  newPeople: 'refuse',
  emailDomains: [],
  isEmailTrusted: false,
}
const byClaim: OidcProvider = { ...provider, roleClaim: 'groups', newPeople: 'claim' }

const proven = (change: Partial<ProvenIdentity> = {}): ProvenIdentity => ({
  issuer: 'https://login.acme.example',
  subject: randomUUID(),
  name: 'Ada at Acme',
  email: `${randomUUID()}@example.org`,
  isEmailVerified: true,
  role: null,
  ...change,
})

const emailOf = ({ id }: PersonActor) => `${id}@example.org`
const enter = (identity: ProvenIdentity, at = provider) => admit(at, identity, randomUUID())
const problemOf = (identity: ProvenIdentity, at = provider): Promise<string> =>
  enter(identity, at).then(
    () => 'none',
    (error: { problem: string }) => error.problem,
  )
const personOf = async (id: string) =>
  (
    await query<{ role: string; name: string; removed: boolean }>(
      'select role, name, removed_at is not null removed from person where id = $1',
      [id],
    )
  )[0]

let admin: PersonActor
const waitingOf = async ({ subject }: ProvenIdentity) => {
  const [row] = await query<{ id: string }>('select id from person_identity where subject = $1', [subject])
  return (await listIdentities(admin)).find(({ id, personId }) => id === row?.id && personId === null)
}

beforeEach(async () => {
  admin ??= await anAdmin({ name: 'Ravi' })
})

describe('[SSO-4] the first time', () => {
  test('a verified address links, and later the account counts, whatever its address', async () => {
    const ada = await aPerson()
    const identity = proven({ email: emailOf(ada) })
    expect((await enter(identity)).personId).toBe(ada.id)
    const other = await aPerson()
    expect((await enter({ ...identity, email: emailOf(other) })).personId).toBe(ada.id)
    expect((await enter({ ...identity, email: null, isEmailVerified: false })).personId).toBe(ada.id)
  })

  test('an address that is not verified links nothing', async () => {
    const ada = await aPerson()
    expect(await problemOf(proven({ email: emailOf(ada), isEmailVerified: false }))).toBe('unverified')
    expect(await problemOf(proven({ email: null, isEmailVerified: false }))).toBe('unverified')
  })

  test('a second account of the same provider takes nobody over; one of another provider links', async () => {
    const ada = await aPerson()
    await enter(proven({ email: emailOf(ada) }))
    const second = proven({ email: emailOf(ada) })
    expect(await problemOf(second)).toBe('other-account')
    const elsewhere = proven({ email: emailOf(ada), issuer: 'https://elsewhere.example' })
    expect((await enter(elsewhere)).personId).toBe(ada.id)
    // An admin may say that it is theirs all the same.
    const waiting = await waitingOf(second)
    await linkIdentity(admin, waiting?.id ?? '', { personId: ada.id })
    expect((await enter(second)).personId).toBe(ada.id)
  })

  test('of two accounts with one address at once, one is linked', async () => {
    const ada = await aPerson()
    const answers = await Promise.all(Array.from({ length: 6 }, () => problemOf(proven({ email: emailOf(ada) }))))
    expect(answers.sort()).toEqual(['none', ...Array.from({ length: 5 }, () => 'other-account')].sort())
  })

  test('of two first sign-ins of one account at once, both are the same person', async () => {
    const identity = proven({ role: 'responder' })
    const people = await Promise.all(Array.from({ length: 6 }, () => enter(identity, byClaim)))
    expect(new Set(people.map(({ personId }) => personId)).size).toBe(1)
  })

  test('a domain that is not listed is not let in, and does not wait', async () => {
    const ada = await aPerson()
    const elsewhere = { ...provider, emailDomains: ['acme.example'] }
    const identity = proven({ email: emailOf(ada) })
    expect(await problemOf(identity, elsewhere)).toBe('other-domain')
    expect(await waitingOf(identity)).toBeUndefined()
    expect(await problemOf(identity, { ...provider, emailDomains: ['example.org'] })).toBe('none')
  })
})

describe('[SSO-5] an invitation', () => {
  test('is accepted by a verified address, with the name and the role it was given', async () => {
    const email = `${randomUUID()}@example.org`
    await invite(admin, { email, name: 'Grace Hopper', role: 'stakeholder' })
    expect(await problemOf(proven({ email, isEmailVerified: false }))).toBe('unverified')
    const { personId } = await enter(proven({ email }))
    expect(await personOf(personId)).toMatchObject({ name: 'Grace Hopper', role: 'stakeholder' })
    expect(await query('select 1 from invitation where email = $1 and accepted_at is null', [email])).toEqual([])
  })

  test('brings somebody back who was removed; nothing else does', async () => {
    const ada = await aPerson()
    const identity = proven({ email: emailOf(ada) })
    await enter(identity)
    await removePerson(admin, ada.id)
    expect(await problemOf(identity)).toBe('removed')
    expect(await problemOf(proven({ email: emailOf(ada), role: 'admin' }), byClaim)).toBe('removed')
    await invite(admin, { email: emailOf(ada), name: 'Ada again', role: 'responder' })
    expect((await enter(identity)).personId).toBe(ada.id)
    expect(await personOf(ada.id)).toMatchObject({ removed: false })
  })
})

describe('[SSO-6] who waits', () => {
  test('is listed for admins only, once, and can be dismissed', async () => {
    const identity = proven()
    expect(await problemOf(identity)).toBe('unknown')
    expect(await problemOf({ ...identity, name: 'Renamed' })).toBe('unknown')
    const waiting = await waitingOf(identity)
    expect(waiting).toMatchObject({ name: 'Renamed', provider: 'login.acme.example', isEmailVerified: true })
    const ada = await aPerson()
    await expect(listIdentities(ada)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(linkIdentity(ada, waiting?.id ?? '', { personId: ada.id })).rejects.toMatchObject({
      code: 'forbidden',
    })
    await expect(forgetIdentity(ada, waiting?.id ?? '')).rejects.toMatchObject({ code: 'forbidden' })
    await forgetIdentity(admin, waiting?.id ?? '')
    expect(await waitingOf(identity)).toBeUndefined()
    await expect(forgetIdentity(admin, waiting?.id ?? '')).rejects.toMatchObject({ code: 'not_found' })
  })

  test('becomes somebody new with the role an admin chooses', async () => {
    const identity = proven({ isEmailVerified: false })
    await problemOf(identity)
    const waiting = await waitingOf(identity)
    const newPerson = { name: 'Ola', email: identity.email ?? '', role: 'responder' as const }
    const both = await Promise.allSettled([
      linkIdentity(admin, waiting?.id ?? '', { newPerson }),
      linkIdentity(admin, waiting?.id ?? '', { newPerson }),
    ])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await personOf((await enter(identity)).personId)).toMatchObject({ name: 'Ola', role: 'responder' })
  })

  test('is forgotten after thirty days, and the oldest of more than a hundred before', async () => {
    const [old, next] = [proven(), proven()]
    await problemOf(old)
    await query(`update person_identity set seen_at = now() - interval '31 days' where subject = $1`, [old.subject])
    expect(await waitingOf(old)).toBeUndefined()
    await problemOf(next)
    expect(await query('select 1 from person_identity where subject = $1', [old.subject])).toEqual([])
    for (let count = 0; count < 101; count++) await problemOf(proven())
    const [row] = await query<{ count: number }>('select count(*)::int from person_identity where person_id is null')
    expect(row?.count).toBe(100)
    expect(await waitingOf(next)).toBeUndefined()
  })

  test('is not noted a thousand times from one place', async () => {
    const address = randomUUID()
    const answers = []
    for (let count = 0; count < 12; count++) {
      answers.push(await admit(provider, proven(), address).catch((error: { problem: string }) => error.problem))
    }
    expect(answers.slice(0, 10)).toEqual(Array.from({ length: 10 }, () => 'unknown'))
    expect(answers.slice(10)).toEqual(['too-many', 'too-many'])
  })
})

test('[SSO-7] unlinking ends the sessions that the account opened, and no others', async () => {
  const ada = await aPerson()
  const identity = proven({ email: emailOf(ada) })
  const { identityId } = await enter(identity)
  const through = await openSession(ada.id, visit, null, { identityId, providerSessionId: null, idToken: null })
  const byPassword = await openSession(ada.id, visit, null)
  await forgetIdentity(admin, identityId)
  expect(await actorOfSession(through)).toBeNull()
  expect(await actorOfSession(byPassword)).not.toBeNull()
})

describe('[SSO-8] the role of a claim', () => {
  test('is set at each sign-in, over what an admin chose', async () => {
    const ada = await aPerson()
    const identity = proven({ email: emailOf(ada), role: 'stakeholder' })
    await enter(identity, byClaim)
    expect(await personOf(ada.id)).toMatchObject({ role: 'stakeholder' })
    await enter({ ...identity, role: 'admin' }, byClaim)
    expect(await personOf(ada.id)).toMatchObject({ role: 'admin' })
    const changes = await query(`select 1 from access_change where kind = 'person-changed' and person_id = $1`, [
      ada.id,
    ])
    expect(changes).toHaveLength(2)
  })

  test('without one nobody comes in, known or not', async () => {
    const ada = await aPerson()
    const identity = proven({ email: emailOf(ada), role: 'responder' })
    await enter(identity, byClaim)
    expect(await problemOf({ ...identity, role: null }, byClaim)).toBe('no-role')
    const stranger = proven()
    expect(await problemOf(stranger, byClaim)).toBe('no-role')
    expect(await waitingOf(stranger)).toBeUndefined()
  })

  test('[SIGN-8] takes the rights of the last admin from nobody, however many sign in at once', async () => {
    await query(`update person set role = 'responder' where role = 'admin' and id <> $1`, [admin.id])
    const one = proven({ email: emailOf(admin), role: 'responder' })
    expect((await enter(one, byClaim)).personId).toBe(admin.id)
    expect(await personOf(admin.id)).toMatchObject({ role: 'admin' })
    const others = [await anAdmin(), await anAdmin(), await anAdmin()]
    const all = [one, ...others.map((other) => proven({ email: emailOf(other), role: 'responder' }))]
    await Promise.all(all.map((identity) => enter(identity, byClaim)))
    expect(await query(`select 1 from person where role = 'admin' and removed_at is null`)).toHaveLength(1)
  })
})
