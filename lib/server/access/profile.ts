import type { z } from 'zod'
import type { PersonActor } from '@/lib/domain/actor'
import { defined } from '@/lib/domain/defined'
import { wrongField } from '@/lib/domain/errors'
import type { changePasswordInputSchema, changeProfileInputSchema } from '@/lib/domain/people/inputs'
import { isLikeEmail } from '@/lib/domain/people/password'
import type { OwnProfile } from '@/lib/domain/people/person'
import { countAttempt } from '@/lib/server/access/attempts'
import { hashPassword, verifyPassword } from '@/lib/server/access/passwords'
import { notHere, requireSession, requireWriter } from '@/lib/server/access/rights'
import { now } from '@/lib/server/clock'
import { recordAccessChange } from '@/lib/server/db/access-change'
import { findPersonById, lockPerson, type StoredPerson, savePerson } from '@/lib/server/db/people'
import { withTransaction } from '@/lib/server/db/pool'
import { endAllSessionsOf } from '@/lib/server/db/sessions'
import { env } from '@/lib/server/env'
import { armDigest } from '@/lib/server/timers/digest-timers'

/** The signed-in person's own account. */
export async function getProfile(actor: PersonActor): Promise<OwnProfile> {
  const { passwordHash, ...person } = await findSelf(actor)
  const { id, name, email, role, timeZone, phone, takesDrills, takesDigest, takesShiftMail, skills } = person
  const hasPassword = passwordHash !== null && env().hasPasswordSignIn
  const wants = { takesDrills, takesDigest, takesShiftMail }
  return { id, name, email, role, scope: actor.scope, timeZone, phone, ...wants, skills, hasPassword }
}

export async function changeProfile(actor: PersonActor, change: z.output<typeof changeProfileInputSchema>) {
  requireWriter(actor)
  await withTransaction(async (tx) => {
    const before = await lockPerson(tx, actor.id)
    await savePerson(tx, actor.id, change)
    if (before) await armDigest(tx, actor.id, { ...before, ...defined(change) })
    const isRenamed = change.name !== undefined && change.name !== before?.name
    if (isRenamed) await recordAccessChange(tx, { kind: 'person-changed', personId: actor.id })
  })
  return getProfile(actor)
}

/** Sets a new password and ends every other session: whoever else knew the old one is out. */
export async function changePassword(
  actor: PersonActor,
  { currentPassword, newPassword }: z.output<typeof changePasswordInputSchema>,
  address: string,
): Promise<void> {
  const sessionId = requireSession(actor)
  const { email, passwordHash } = await findSelf(actor)
  if (isLikeEmail(newPassword, email)) throw wrongField('newPassword', 'must not be the email address')
  await countAttempt(actor.id, address, async () => {
    if (!(await verifyPassword(passwordHash, currentPassword)))
      throw wrongField('currentPassword', 'is not your password')
  })
  const newHash = await hashPassword(newPassword)
  await withTransaction(async (tx) => {
    await savePerson(tx, actor.id, { passwordHash: newHash })
    await endAllSessionsOf(tx, actor.id, now(), sessionId)
  })
}

async function findSelf(actor: PersonActor): Promise<StoredPerson> {
  const person = await findPersonById(actor.id)
  if (!person) throw notHere()
  return person
}
