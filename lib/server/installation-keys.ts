// Imports nothing of the application: scripts use it as it stands.
import { createHmac, hkdfSync } from 'node:crypto'
import { join } from 'node:path'

export interface InstallationKeys {
  authSecret: string
  /** The key of the MAC over each log head. It is derived from LOG_KEY or AUTH_SECRET and never lies in the database. */
  macKey: Buffer
}

/** The keys of an installation; without a LOG_KEY the one secret is both. */
export const keysOf = (authSecret: string, logKey: string | undefined): InstallationKeys => ({
  authSecret,
  macKey: Buffer.from(hkdfSync('sha256', logKey ?? authSecret, '', 'evenkeel log head', 32)),
})

/** The same for those who have the same keys, and says nothing about them. */
export const printOf = ({ macKey, authSecret }: InstallationKeys): string =>
  createHmac('sha256', macKey).update(authSecret).digest('hex').slice(0, 16)

/** Where a secret that nobody gave is kept, for its owner only. */
export const secretFile = (dataDirectory: string): string => join(dataDirectory, 'auth-secret')
