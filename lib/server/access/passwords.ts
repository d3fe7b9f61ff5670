import { randomInt } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'
import { shared } from '@/lib/server/process-registry'

/** Argon2id (this library's default) at the cost OWASP recommends: 19 MiB, two passes, one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

export const hashPassword = (password: string): Promise<string> => hash(password, COST)

/** Checks a password. Without a hash (nobody has that address) it works as long, and answers no. */
export async function verifyPassword(passwordHash: string | null, password: string): Promise<boolean> {
  const isRight = await verify(passwordHash ?? (await decoyHash()), password)
  return isRight && passwordHash !== null
}

const decoyHash = (): Promise<string> => shared('decoy-password-hash', () => hashPassword(generatePassword()))

// Without the letters and digits that are mistaken for each other when read aloud.
const ALPHABET = 'abcdefghijkmnpqrstuvwxyz23456789'

/** A password of 100 random bits in groups, for a person to copy once and change. */
export const generatePassword = (): string =>
  Array.from({ length: 4 }, () => Array.from({ length: 5 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')).join(
    '-',
  )
