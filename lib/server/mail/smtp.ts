import { createTransport } from 'nodemailer'
import { storableText } from '@/lib/domain/alert/storable'
import { env } from '@/lib/server/env'
import type { MailSettings } from '@/lib/server/mail-settings'

/** A mail as it leaves. */
export interface OutgoingMail {
  to: { name: string; address: string }
  subject: string
  text: string
  html: string
  /** The same for every try, so that whoever got it twice sees it once. */
  messageId: string
  date: Date
  headers: Record<string, string>
}

/** What became of a try. `away`: it is not about this mail, the server itself could not be used. */
export type Delivery =
  | { kind: 'sent' }
  | { kind: 'refused'; reason: string }
  | { kind: 'later'; reason: string; isAway: boolean }

const CONNECT_MS = 4_000
// Below the ten seconds after which the database ends the transaction that holds the timer.
const WHOLE_MS = 8_000

/** Hands a mail to the server, until `signal` says that it is too late. Never throws: what went wrong is the answer. */
export async function deliver(
  settings: MailSettings,
  { to, headers, ...mail }: OutgoingMail,
  signal?: AbortSignal,
): Promise<Delivery> {
  const late: Delivery = { kind: 'later', reason: 'The mail server did not answer in time', isAway: true }
  if (signal?.aborted) return late
  const transport = createTransport(optionsOf(settings))
  let timer: NodeJS.Timeout | undefined
  const tooLong = new Promise<Delivery>((resolve) => {
    timer = setTimeout(() => resolve(late), WHOLE_MS)
    signal?.addEventListener('abort', () => resolve(late))
  })
  const sending = transport
    .sendMail({
      ...mail,
      from: settings.from,
      to,
      headers: { ...headers, 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
    })
    .then((): Delivery => ({ kind: 'sent' }), deliveryOf)
  try {
    return await Promise.race([sending, tooLong])
  } finally {
    clearTimeout(timer)
    transport.close()
  }
}

function optionsOf({ host, port, isSecure, requiresTls, isLocal, credentials }: MailSettings) {
  return {
    host,
    port,
    secure: isSecure,
    requireTLS: requiresTls,
    ignoreTLS: isLocal && !isSecure,
    tls: { rejectUnauthorized: !isLocal },
    ...(credentials && { auth: { user: credentials.user, pass: credentials.password } }),
    name: env().publicUrl.hostname,
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    dnsTimeout: CONNECT_MS,
    socketTimeout: CONNECT_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  }
}

interface SmtpError {
  command?: unknown
  responseCode?: unknown
  response?: unknown
}

/** Only what the server says of the reader or the words ends a mail; a wrong password or sender is ours to mend. */
function deliveryOf(error: unknown): Delivery {
  const { command, responseCode, response }: SmtpError = Object(error)
  const message = error instanceof Error ? error.message : String(error)
  const reason = storableText((typeof response === 'string' ? response : message).slice(0, 300))
  const code = typeof responseCode === 'number' ? responseCode : 0
  const isAboutMail = command === 'RCPT TO' || command === 'DATA'
  if (isAboutMail && code >= 500 && code !== 503) return { kind: 'refused', reason }
  return { kind: 'later', reason, isAway: !isAboutMail || code === 0 }
}
