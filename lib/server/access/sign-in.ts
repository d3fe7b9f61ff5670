import { AppError } from '@/lib/domain/errors'
import { parse } from '@/lib/domain/parse'
import { signInInputSchema } from '@/lib/domain/people/inputs'
import { countAttempt } from '@/lib/server/access/attempts'
import { verifyPassword } from '@/lib/server/access/passwords'
import { findPersonByEmail } from '@/lib/server/db/people'
import { env } from '@/lib/server/env'

/**
 * Whose email and password these are. An unknown address and a wrong password take the same path, the same time and
 * get the same sentence (SPEC SIGN-2).
 */
export async function personOfPassword(credentials: unknown, address: string): Promise<string> {
  if (!env().hasPasswordSignIn) throw new AppError('forbidden', 'Nobody signs in with a password here')
  const { email, password } = parse(signInInputSchema, credentials)
  return countAttempt(email, address, async () => {
    const person = await findPersonByEmail(email)
    const isRight = await verifyPassword(person?.passwordHash ?? null, password)
    if (!person || !isRight) throw new AppError('unauthenticated', 'The email or the password is wrong')
    return person.id
  })
}
