import { isAnswerable } from '@/lib/domain/on-call/answerable'
import type { Delivery, PageMessage } from '@/lib/domain/on-call/channel'
import { excerpt } from '@/lib/domain/text'
import { PROVIDER_LIMIT_SECONDS, without } from '@/lib/server/channels/http-post'
import type { ChannelAdapter, Provider, Recipient } from '@/lib/server/channels/provider'
import { now } from '@/lib/server/clock'
import { env } from '@/lib/server/env'
import { escaped } from '@/lib/server/escaped'
import { deliver, type OutgoingMail } from '@/lib/server/mail/smtp'
import type { MailSettings } from '@/lib/server/mail-settings'

const MAX_SUBJECT = 120

/** Pages by mail: through the server that all mail leaves by, and when it fails through the second one. */
export const emailAdapter: ChannelAdapter = () =>
  [env().mail, env().secondMail].flatMap((settings) => (settings ? [providerOf(settings)] : []))

const mailServerName = ({ host, port }: MailSettings): string => `Mail server ${host}:${port}`

const providerOf = (settings: MailSettings): Provider => {
  const name = mailServerName(settings)
  return {
    name,
    async send(message, to, signal): Promise<Delivery> {
      const limit = AbortSignal.any([signal, AbortSignal.timeout(PROVIDER_LIMIT_SECONDS * 1000)])
      const outcome = await deliver(settings, mailOf(message, to), limit)
      if (outcome.kind === 'sent') return { state: 'sent', provider: name }
      const detail = without(outcome.reason, [settings.credentials?.password])
      return { state: 'failed', provider: name, detail, isPermanent: outcome.kind === 'refused' }
    },
  }
}

/** The same Message-ID for every try of an attempt, and one conversation for each incident. */
function mailOf(message: PageMessage, { address }: Recipient): OutgoingMail {
  const { attemptId, pageId, incidentKey, title, urgency, isTest, person } = message
  const { hostname } = env().publicUrl
  const thread = `<${incidentKey ? `pages.${incidentKey}` : `page.${pageId}`}@${hostname}>`
  const isUrgent = urgency === 'high' && !isTest
  return {
    to: { name: person.name, address },
    subject: excerpt(title, MAX_SUBJECT),
    text: plainOf(message),
    html: htmlOf(message),
    messageId: `<${attemptId}@${hostname}>`,
    date: now(),
    headers: {
      'In-Reply-To': thread,
      References: thread,
      ...(isUrgent ? { Importance: 'high', 'X-Priority': '1' } : {}),
    },
  }
}

function plainOf(message: PageMessage): string {
  const { title, text, url, answerUrl } = message
  const answer = isAnswerable(message) ? [`Acknowledge: ${answerUrl}`, ''] : []
  return [title, '', ...(text ? [text, ''] : []), ...answer, '-- ', `Open it: ${url}`, ''].join('\n')
}

const BUTTON =
  'display:block;padding:16px 24px;border-radius:8px;background:#1d4ed8;color:#ffffff;font-size:18px;font-weight:600;text-align:center;text-decoration:none'

const htmlOf = ({ title, text, url, answerUrl }: PageMessage): string =>
  `<div style="font:16px/1.5 system-ui,sans-serif;max-width:560px"><p style="font-size:20px;font-weight:600;margin:0 0 12px">${escaped(title)}</p>
<div style="white-space:pre-wrap;margin:0 0 20px">${escaped(text)}</div>
${answerUrl === url ? '' : `<p style="margin:0 0 20px"><a href="${escaped(answerUrl)}" style="${BUTTON}">Acknowledge</a></p>`}
<p style="font-size:14px;color:#666"><a href="${escaped(url)}">Open it in Evenkeel</a></p></div>`
