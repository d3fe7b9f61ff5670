import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { type InstallationKeys, keysOf, secretFile } from '@/lib/server/installation-keys'
import { shared } from '@/lib/server/process-registry'
import { isLoopback, MIN_SECRET, parseSettings, type Settings, SettingsError } from '@/lib/server/settings'

export interface Environment extends Settings, InstallationKeys {
  authSecret: string
  /** Nobody gave an AUTH_SECRET: it was made once and lies in the data folder. */
  isSecretStored: boolean
  /** The values of the Origin header that this installation accepts. */
  publicOrigins: ReadonlySet<string>
}

/** The settings of this process, parsed on first use. */
export const env = (): Environment => shared('environment', () => readEnvironment(process.env))

/** As `env()`, from variables given by the caller. */
export function readEnvironment(variables: Record<string, string | undefined>): Environment {
  const settings = parseSettings(variables)
  const authSecret = settings.authSecret ?? storedSecret(settings.dataDirectory)
  return {
    ...settings,
    ...keysOf(authSecret, settings.logKey),
    isSecretStored: settings.authSecret === undefined,
    publicOrigins: originsOf(settings),
  }
}

function originsOf({ publicUrl, port }: Settings): Set<string> {
  const origins = new Set([publicUrl.origin])
  if (!isLoopback(publicUrl.hostname)) return origins
  for (const name of ['localhost', '127.0.0.1', '[::1]']) {
    origins.add(new URL(`${publicUrl.protocol}//${name}:${publicUrl.port || port}`).origin)
    origins.add(new URL(`http://${name}:${port}`).origin)
  }
  return origins
}

/** The generated secret of this installation, kept in the data folder for its owner only. Never an empty one: anybody has that. */
function storedSecret(dataDirectory: string): string {
  const file = secretFile(dataDirectory)
  mkdirSync(dataDirectory, { recursive: true })
  try {
    // "wx" lets one process make it when several start at once; flushed, as everything that is sealed hangs on it.
    writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx', flush: true })
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  }
  const secret = readFileSync(file, 'utf8').trim()
  if (secret.length >= MIN_SECRET) return secret
  throw new SettingsError(
    `The secret in ${file} was cut off: put it back from a backup, or delete the file to have another one made (docs/OPERATIONS.md, Lost AUTH_SECRET).`,
  )
}
