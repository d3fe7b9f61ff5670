import type { StoredMail } from '@/lib/server/db/mail'
import { env } from '@/lib/server/env'
import { escaped } from '@/lib/server/escaped'
import type { OutgoingMail } from '@/lib/server/mail/smtp'

/** A way on from a mail: what stands before its address in plain text, and what is clicked in HTML. */
interface MailLink {
  text: string
  html: string
  href: string
}

interface MailWords {
  subject?: string
  text?: string
  links: MailLink[]
  /** Mails of one thread refer to one message that never was, so that programs show them as a conversation. */
  thread: string
  headers?: Record<string, string>
}

/** A stored mail as it leaves: its words, and the ways on under them. */
export function leavingMail(
  mail: StoredMail,
  reader: NonNullable<StoredMail['reader']>,
  { subject = mail.subject, text = mail.text, links, thread, headers }: MailWords,
): OutgoingMail {
  const { hostname } = env().publicUrl
  const about = `<${thread}@${hostname}>`
  return {
    to: { name: reader.name, address: reader.email },
    subject,
    text: `${text}\n\n-- \n${links.map((link) => `${link.text}: ${link.href}\n`).join('')}`,
    html: htmlOf(text, links),
    messageId: `<${mail.id}@${hostname}>`,
    date: mail.createdAt,
    headers: { 'In-Reply-To': about, References: about, ...headers },
  }
}

const htmlOf = (text: string, links: MailLink[]): string =>
  `<div style="font:15px/1.5 system-ui,sans-serif;max-width:640px">
<div style="white-space:pre-wrap">${escaped(text)}</div>
<p style="margin-top:24px;font-size:13px;color:#666">${links.map(anchorOf).join(' · ')}</p></div>`

const anchorOf = ({ html, href }: MailLink): string => `<a href="${escaped(href)}">${escaped(html)}</a>`
