import { RateLimiterMemory } from 'rate-limiter-flexible'
import type { OrganisationRole } from '@/lib/domain/actor'
import { isAppError } from '@/lib/domain/errors'
import type { SignInProblem } from '@/lib/domain/people/sign-in-problem'
import { SignInRefused } from '@/lib/server/access/oidc/sign-in-refused'
import { addNewPerson, saveChange } from '@/lib/server/access/people'
import { now } from '@/lib/server/clock'
import {
  forgetWaiting,
  hasIdentityAt,
  noteIdentity,
  type ProvenIdentity,
  saveIdentityPerson,
} from '@/lib/server/db/identities'
import { takeInvitationTo } from '@/lib/server/db/invitations'
import { findPersonEmail, lockAdmins, lockPerson, lockPersonByEmail } from '@/lib/server/db/people'
import { type Tx, withTransaction } from '@/lib/server/db/pool'
import { networkOf } from '@/lib/server/front/client-address'
import { countUse } from '@/lib/server/http/rate-limit'
import { logger } from '@/lib/server/logger'
import type { OidcProvider } from '@/lib/server/oidc-settings'
import { shared } from '@/lib/server/process-registry'

/** How long somebody waits for an admin, and how many may. */
export const WAITING_MS = 30 * 24 * 3600 * 1000
const MOST_WAITING = 100

// A provider that is open to the world lets anybody ask: nobody fills the list from one place.
const newcomers = shared(
  'sign-in-newcomers',
  () => new RateLimiterMemory({ keyPrefix: 'newcomer', points: 10, duration: 3600 }),
)

export interface Admitted {
  personId: string
  identityId: string
}

/** Somebody who is not let in now, and whom an admin finds on the list of those who wait. */
interface Waiting {
  problem: SignInProblem
}

/**
 * Decides whether somebody a provider vouches for comes in, and as whom; links them the first time (SPEC SSO).
 * Throws SignInRefused.
 */
export async function admit(provider: OidcProvider, proven: ProvenIdentity, address: string): Promise<Admitted> {
  if (provider.roleClaim && !proven.role) throw new SignInRefused('no-role')
  const decision = await withTransaction((tx) => decide(tx, provider, proven, address))
  if ('problem' in decision) throw new SignInRefused(decision.problem)
  return decision
}

async function decide(
  tx: Tx,
  provider: OidcProvider,
  proven: ProvenIdentity,
  address: string,
): Promise<Admitted | Waiting> {
  const at = now()
  const identity = await noteIdentity(tx, proven, at)
  if (identity.personId) {
    const personId = await comeBack(tx, identity.personId, proven, at)
    return { personId, identityId: identity.id }
  }
  const found = await findOwner(tx, provider, proven, at)
  if (typeof found === 'string') {
    await saveIdentityPerson(tx, identity.id, found)
    return { personId: found, identityId: identity.id }
  }
  if (identity.isNew) {
    await countNewcomer(address)
    await forgetWaiting(tx, new Date(at.getTime() - WAITING_MS), MOST_WAITING)
  }
  return found
}

/** Somebody known by their account: their address at the provider no longer matters. */
async function comeBack(tx: Tx, personId: string, proven: ProvenIdentity, at: Date): Promise<string> {
  if (await followRole(tx, personId, proven)) return personId
  const email = await findPersonEmail(tx, personId)
  const isSame = proven.isEmailVerified && proven.email === email
  const again = isSame ? await acceptInvitation(tx, proven, at) : null
  if (!again) throw new SignInRefused('removed')
  return again
}

/** Whose account this is, seen for the first time: an id, or why it waits. */
async function findOwner(tx: Tx, provider: OidcProvider, proven: ProvenIdentity, at: Date): Promise<string | Waiting> {
  const { email, isEmailVerified, issuer, name, role } = proven
  if (!isInDomains(provider, email)) throw new SignInRefused('other-domain')
  if (!email || !isEmailVerified) return { problem: 'unverified' }
  // Before the person: whoever changes roles locks in this order too.
  if (role) await lockAdmins(tx)
  const person = await lockPersonByEmail(tx, email)
  if (person && !person.isRemoved) {
    if (await hasIdentityAt(tx, person.id, issuer)) return { problem: 'other-account' }
    await followRole(tx, person.id, proven)
    return person.id
  }
  const invited = await acceptInvitation(tx, proven, at)
  if (invited) return invited
  if (person) throw new SignInRefused('removed')
  const newRole = provider.newPeople === 'claim' ? role : roleOf(provider.newPeople)
  if (!newRole) return { problem: 'unknown' }
  return addNewPerson(tx, { email, name, role: newRole, passwordHash: null })
}

const roleOf = (newPeople: 'refuse' | 'responder' | 'stakeholder'): OrganisationRole | null =>
  newPeople === 'refuse' ? null : newPeople

/** An address that a provider vouches for needs no link to prove it (SPEC SSO-5). */
async function acceptInvitation(tx: Tx, { email, role }: ProvenIdentity, at: Date): Promise<string | null> {
  const invitation = email ? await takeInvitationTo(tx, email, at) : null
  if (!invitation) return null
  const { name, role: invitedRole } = invitation
  return addNewPerson(tx, { email: invitation.email, name, role: role ?? invitedRole, passwordHash: null })
}

/** Gives a person the role of their claim; false when they are no longer here. The last admin stays one. */
async function followRole(tx: Tx, personId: string, { role }: ProvenIdentity): Promise<boolean> {
  const admins = role ? await lockAdmins(tx) : []
  const person = await lockPerson(tx, personId)
  if (!person || !role || person.role === role) return person !== null
  if (person.role === 'admin' && admins.length === 1) {
    logger.warn({ personId, claimed: role }, 'The only admin keeps the role, whatever the claim says')
    return true
  }
  await saveChange(tx, person, { role })
  return true
}

const isInDomains = ({ emailDomains }: OidcProvider, email: string | null): boolean =>
  emailDomains.length === 0 || emailDomains.includes(email?.split('@').at(-1) ?? '')

async function countNewcomer(address: string): Promise<void> {
  try {
    await countUse(newcomers, networkOf(address))
  } catch (error) {
    if (isAppError(error) && error.code === 'rate_limited') throw new SignInRefused('too-many')
    throw error
  }
}
