import { z } from 'zod'

export const PASSWORD_MIN = 12
const PASSWORD_MAX = 200

/**
 * A new password: 12 to 200 characters, nothing else asked, as NIST SP 800-63B advises. Normalised (NFKC), so that
 * the same keys give the same password on every system.
 * @see https://pages.nist.gov/800-63-4/sp800-63b.html#passwordver
 */
export const newPasswordSchema = z
  .string()
  .transform((value) => value.normalize('NFKC'))
  .pipe(
    z
      .string()
      .min(PASSWORD_MIN, `has fewer than ${PASSWORD_MIN} characters`)
      .max(PASSWORD_MAX, `has more than ${PASSWORD_MAX} characters`),
  )

/** A password to be checked: any text that is not absurdly long. */
export const givenPasswordSchema = z
  .string()
  .min(1, 'is empty')
  .max(10 * PASSWORD_MAX, 'is not a password')
  .transform((value) => value.normalize('NFKC'))

/** True when a password is just the email address, or the part before the @. */
export function isLikeEmail(password: string, email: string): boolean {
  const typed = password.trim().toLowerCase()
  const address = email.toLowerCase()
  return typed === address || typed === address.split('@')[0]
}
