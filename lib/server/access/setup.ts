import type { z } from 'zod'
import { AppError } from '@/lib/domain/errors'
import type { setupInputSchema } from '@/lib/domain/people/inputs'
import { countAttempt } from '@/lib/server/access/attempts'
import { hashPassword } from '@/lib/server/access/passwords'
import { addNewPerson } from '@/lib/server/access/people'
import { hashSecret, newSecret } from '@/lib/server/access/secrets'
import { now } from '@/lib/server/clock'
import { findSetupToken, installationId, lockSetupToken, saveSetupToken } from '@/lib/server/db/installation'
import { isAnybodyHere } from '@/lib/server/db/people'
import { withTransaction } from '@/lib/server/db/pool'
import { env } from '@/lib/server/env'

const LINK_MS = 24 * 3600 * 1000

/** A fresh one-time link for the first admin, while nobody exists; earlier ones stop working. Null once somebody does. */
export async function ensureSetupLink(): Promise<string | null> {
  await installationId()
  const secret = newSecret()
  const isMade = await withTransaction(async (tx) => {
    await lockSetupToken(tx)
    if (await isAnybodyHere(tx)) return false
    await saveSetupToken(tx, { hash: hashSecret(secret), expiresAt: new Date(now().getTime() + LINK_MS) })
    return true
  })
  return isMade ? new URL(`/setup?token=${secret}`, env().publicUrl).href : null
}

/** Whether a link would still work: asked before the form is shown. */
export async function isSetupOpen(secret: string): Promise<boolean> {
  return isCurrent(await findSetupToken(), secret)
}

/** Makes the first admin and answers their id. Of two at once, one wins. */
export async function setUp(input: z.output<typeof setupInputSchema>, address: string): Promise<string> {
  const { token, name, email, password } = input
  return countAttempt('setup', address, async () => {
    if (!(await isSetupOpen(token))) throw usedUp()
    const passwordHash = await hashPassword(password)
    return withTransaction(async (tx) => {
      if (!isCurrent(await lockSetupToken(tx), token)) throw usedUp()
      return addNewPerson(tx, { email, name, role: 'admin', passwordHash })
    })
  })
}

/** True while nobody has been added, so that the sign-in page can say what to do. */
export const isInstallationEmpty = async (): Promise<boolean> => !(await isAnybodyHere())

const isCurrent = ({ hash, expiresAt }: Awaited<ReturnType<typeof findSetupToken>>, secret: string) =>
  hash?.equals(hashSecret(secret)) === true && expiresAt !== null && expiresAt > now()

const usedUp = () =>
  new AppError('not_found', 'This setup link was used or has expired. Each start prints a new one while nobody exists.')
