import { resolve } from 'node:path'
import { z } from 'zod'
import { type MailSettings, readMailSettings, readSecondMailSettings } from './mail-settings.ts'
import { type OidcProvider, readOidcProviders } from './oidc-settings.ts'

/** A setting cannot be used; the message is one sentence that names it. */
export class SettingsError extends Error {}

/** How a server ends that its settings can never let run: its supervisor does not start it again. */
export const settingsExitCode = 78

/** Whoever can guess a secret can sign in as anybody. */
export const MIN_SECRET = 32

const flag = z.enum(['0', '1', 'false', 'true'], 'must be 1 or 0').transform((text) => text === '1' || text === 'true')

const webAddress = z
  .url({ protocol: /^https?$/, error: 'must be an http or https address such as https://evenkeel.example.org' })
  .transform((text) => new URL(text))
  .refine((url) => url.pathname === '/' && !url.search && !url.hash && !url.username, 'must have no path and no query')

const environmentSchema = z.object({
  PORT: z.coerce
    .number('must be a number')
    .int('must be a whole number')
    .min(1, 'must be between 1 and 65535')
    .max(65_535, 'must be between 1 and 65535')
    .default(3000),
  HOST: z.string().default('127.0.0.1'),
  PUBLIC_URL: webAddress.optional(),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: 'must be a postgresql:// address' }).optional(),
  REDIS_URL: z
    .url({ protocol: /^rediss?$/, error: 'must be a redis:// or rediss:// address', abort: true })
    .refine((text) => /^\/?\d*$/.test(new URL(text).pathname), 'must have no path but the number of a database')
    .optional(),
  EVENKEEL_DATA_DIR: z.string().default('.evenkeel'),
  AUTH_SECRET: z.string().min(MIN_SECRET, `must have at least ${MIN_SECRET} characters`).optional(),
  LOG_KEY: z.string().min(MIN_SECRET, `must have at least ${MIN_SECRET} characters`).optional(),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
      error: 'must be fatal, error, warn, info, debug, trace or silent',
    })
    .default('info'),
  ALLOW_INSECURE_HTTP: flag.default(false),
  TRUST_PROXY: flag.default(false),
  METRICS_TOKEN: z.string().min(16, 'must have at least 16 characters').optional(),
  EVENKEEL_DEMO: flag.default(false),
  PASSWORD_SIGN_IN: flag.default(true),
  CHROMIUM_PATH: z.string().optional(),
  ABSENCE_MS: z.coerce.number('must be a number').int().min(100, 'must be at least 100').default(120_000),
})

export interface Settings {
  port: number
  host: string
  publicUrl: URL
  /** PUBLIC_URL is plain http on a name other than this machine: no secure context, no push, and a banner says so. */
  isInsecure: boolean
  databaseUrl: string | undefined
  /** Where several servers of one database nudge each other; without it they notice a second later. */
  redisUrl: string | undefined
  dataDirectory: string
  authSecret: string | undefined
  /** Seals the heads of the log instead of AUTH_SECRET, so that the one can be replaced and the other kept. */
  logKey: string | undefined
  logLevel: string
  /** The last address in X-Forwarded-For is the client's. */
  trustProxy: boolean
  metricsToken: string | undefined
  isDemo: boolean
  /** The Chromium that makes PDFs; without it one that this machine has, if any. */
  chromiumPath: string | undefined
  /** How long the holder of a role may be away before their role is offered to others. */
  absenceMs: number
  /** Providers of single sign-on, in the order of their buttons. */
  oidcProviders: OidcProvider[]
  /** How mail is sent; null when it is not set up. */
  mail: MailSettings | null
  /** The server that pages leave through when the first one fails. */
  secondMail: MailSettings | null
  /** People may sign in with a password. */
  hasPasswordSignIn: boolean
}

export function isLoopback(hostname: string): boolean {
  const isLocalName = hostname === 'localhost' || hostname.endsWith('.localhost')
  return isLocalName || hostname === '[::1]' || hostname === '::1' || /^127(\.\d{1,3}){3}$/.test(hostname)
}

/** Reads every setting of the installation; an empty variable counts as absent. */
export function parseSettings(environment: Record<string, string | undefined>): Settings {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const result = environmentSchema.safeParse(given)
  if (!result.success) {
    const [issue] = result.error.issues
    throw new SettingsError(`${issue?.path.join('.')} ${issue?.message}.`)
  }
  const values = result.data
  const publicUrl = values.PUBLIC_URL ?? new URL(`http://localhost:${values.PORT}`)
  const isInsecure = publicUrl.protocol === 'http:' && !isLoopback(publicUrl.hostname)
  if (isInsecure && !values.ALLOW_INSECURE_HTTP) {
    throw new SettingsError(
      `PUBLIC_URL ${publicUrl.origin} is not https: sign-ins would cross the network readable; use https, or set ALLOW_INSECURE_HTTP=1 to accept that.`,
    )
  }
  const oidcProviders = readOidcProviders(given, fail)
  for (const { id, issuer } of oidcProviders) {
    if (issuer.protocol === 'http:' && !isLoopback(issuer.hostname) && !values.ALLOW_INSECURE_HTTP) {
      fail(`OIDC_${id.toUpperCase()}_ISSUER is not https: use https, or set ALLOW_INSECURE_HTTP=1 to accept that.`)
    }
  }
  if (!values.PASSWORD_SIGN_IN && oidcProviders.length === 0) {
    fail('PASSWORD_SIGN_IN is 0, and OIDC_PROVIDERS names no other way to sign in.')
  }
  return {
    port: values.PORT,
    host: values.HOST,
    publicUrl,
    isInsecure,
    databaseUrl: values.DATABASE_URL,
    redisUrl: values.REDIS_URL,
    dataDirectory: resolve(values.EVENKEEL_DATA_DIR),
    authSecret: values.AUTH_SECRET,
    logKey: values.LOG_KEY,
    logLevel: values.LOG_LEVEL,
    trustProxy: values.TRUST_PROXY,
    metricsToken: values.METRICS_TOKEN,
    isDemo: values.EVENKEEL_DEMO,
    chromiumPath: values.CHROMIUM_PATH,
    absenceMs: values.ABSENCE_MS,
    oidcProviders,
    mail: readMailSettings(given, fail),
    secondMail: readSecondMailSettings(given, fail),
    hasPasswordSignIn: values.PASSWORD_SIGN_IN,
  }
}

function fail(sentence: string): never {
  throw new SettingsError(sentence)
}
