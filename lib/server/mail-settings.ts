import { isIP } from 'node:net'
import { z } from 'zod'

/** Where mail leaves, and as whom. */
export interface MailSettings {
  host: string
  port: number
  /** TLS from the first byte; otherwise the connection is upgraded when the server offers it. */
  isSecure: boolean
  /** Without TLS nothing is sent: there is a password to lose, and the server is another machine. */
  requiresTls: boolean
  /** The server is this machine: its certificate proves nothing, and nobody is in between. */
  isLocal: boolean
  credentials: { user: string; password: string } | null
  from: { name: string; address: string }
}

const FORM = 'must be an address such as smtps://user:password@smtp.example.org or smtp://mail.example.org:587'

const serverAddress = z
  .url({ protocol: /^smtps?$/, error: FORM })
  .transform((text) => new URL(text))
  .refine(({ hostname }) => hostname !== '', FORM)
  .refine(({ pathname, search, hash }) => /^\/?$/.test(pathname) && !search && !hash, 'must have no path and no query')
  .refine(isDecodable, 'has a name or a password with characters that must be percent-encoded')

const senderAddress = z
  .string()
  .trim()
  .transform((text) => /^(?:"?([^"<>\r\n]*?)"?\s*<([^<>\s]+)>|([^<>\s]+))$/.exec(text))
  .transform((parts) => ({ name: parts?.[1]?.trim() || 'Evenkeel', address: parts?.[2] ?? parts?.[3] ?? '' }))
  .refine(
    ({ address }) => /^[^\s@]+@[^\s@]+$/.test(address),
    'must be an address such as incidents@example.org or Evenkeel <incidents@example.org>',
  )

/** Reads how mail is sent; null when it is not set up, which is fine. `fail` gets one sentence that names the setting. */
export function readMailSettings(
  given: Record<string, string | undefined>,
  fail: (sentence: string) => never,
): MailSettings | null {
  const { SMTP_URL, MAIL_FROM } = given
  if (!SMTP_URL && !MAIL_FROM) return null
  if (!SMTP_URL) fail('SMTP_URL is missing: MAIL_FROM says who sends mail, and nothing says through which server.')
  if (!MAIL_FROM)
    fail('MAIL_FROM is missing: SMTP_URL says through which server mail goes, and nothing says from whom.')
  return settingsOf({ SMTP_URL }, { MAIL_FROM }, fail)
}

/** The server that pages leave through when the first one fails; null without one. From the same sender, unless it has its own. */
export function readSecondMailSettings(
  given: Record<string, string | undefined>,
  fail: (sentence: string) => never,
): MailSettings | null {
  const { SMTP_URL, MAIL_FROM, SECOND_SMTP_URL, SECOND_MAIL_FROM } = given
  if (!SECOND_SMTP_URL && !SECOND_MAIL_FROM) return null
  if (!SECOND_SMTP_URL) fail('SECOND_SMTP_URL is missing: SECOND_MAIL_FROM alone says nothing.')
  if (!SMTP_URL || !MAIL_FROM) fail('SMTP_URL is missing: SECOND_SMTP_URL is for when that server fails.')
  const from: Record<string, string> = SECOND_MAIL_FROM ? { SECOND_MAIL_FROM } : { MAIL_FROM }
  return settingsOf({ SECOND_SMTP_URL }, from, fail)
}

/** Each of the two is named as the setting that it is, so that a problem names it. */
function settingsOf(
  server: Record<string, string>,
  sender: Record<string, string>,
  fail: (sentence: string) => never,
): MailSettings {
  const [[serverName = '', serverText = ''] = []] = Object.entries(server)
  const [[senderName = '', senderText = ''] = []] = Object.entries(sender)
  const url = parse(serverName, serverAddress, serverText, fail)
  const isSecure = url.protocol === 'smtps:'
  const isLocal = isThisMachine(url.hostname)
  const credentials = url.username
    ? { user: decodeURIComponent(url.username), password: decodeURIComponent(url.password) }
    : null
  return {
    // Of an IPv6 address without the brackets of a URL.
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port ? Number(url.port) : isSecure ? 465 : 587,
    isSecure,
    requiresTls: !isSecure && !isLocal && credentials !== null,
    isLocal,
    credentials,
    from: parse(senderName, senderAddress, senderText, fail),
  }
}

function parse<Schema extends z.ZodType>(
  name: string,
  schema: Schema,
  value: string,
  fail: (sentence: string) => never,
): z.output<Schema> {
  const result = schema.safeParse(value)
  return result.success ? result.data : fail(`${name} ${result.error.issues[0]?.message}.`)
}

function isDecodable({ username, password }: URL): boolean {
  try {
    decodeURIComponent(username)
    decodeURIComponent(password)
    return true
  } catch {
    return false
  }
}

/** URLs other than http keep an address as it was typed. */
function isThisMachine(hostname: string): boolean {
  const bare = hostname.replace(/^\[|\]$/g, '')
  if (isIP(bare) === 4) return bare.startsWith('127.')
  return bare === '::1' || bare === 'localhost' || bare.endsWith('.localhost')
}
