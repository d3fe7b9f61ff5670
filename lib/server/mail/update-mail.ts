import { DRILL_MARK, isDrill } from '@/lib/domain/communication/draft-update'
import type { EventOf } from '@/lib/domain/incident/events'
import type { IncidentState } from '@/lib/domain/incident/state'
import { incidentKeyOf } from '@/lib/domain/incident/values'
import type { StoredMail } from '@/lib/server/db/mail'
import { env } from '@/lib/server/env'
import type { OutgoingMail } from '@/lib/server/mail/smtp'
import { wayOut } from '@/lib/server/mail/way-out'

/** The subject of an update's mail: which incident, and first of all that it is a drill. */
export function subjectOf(incident: IncidentState, { subject }: EventOf<'update.sent'>['payload']): string {
  const bare = subject.startsWith(DRILL_MARK) ? subject.slice(DRILL_MARK.length).trim() : subject
  return `${isDrill(incident) ? `${DRILL_MARK} ` : ''}${incident.key}: ${bare}`
}

type Of = NonNullable<StoredMail['incident']>
type Reader = NonNullable<StoredMail['reader']>

/**
 * A stored mail as it leaves: its words, the way to the incident, and the way out. Mails of one incident refer to one
 * message that never was, so that programs show them as a conversation.
 */
export function outgoingOf(mail: StoredMail, incident: Of, reader: Reader): OutgoingMail {
  const { publicUrl } = env()
  const key = incidentKeyOf(incident.number)
  if (mail.kind !== 'update') return taskOf(mail, incident, reader)
  const room = new URL(`/incidents/${key}`, publicUrl).href
  const { page: leave, headers } = wayOut({ incidentId: incident.id, personId: reader.id })
  const thread = `<incident.${incident.id}@${publicUrl.hostname}>`
  return {
    to: { name: reader.name, address: reader.email },
    subject: mail.subject,
    text: `${mail.text}\n\n-- \n${key}: ${room}\nNo more mail of this incident: ${leave}\n`,
    html: htmlOf(mail.text, { key, room, leave }),
    messageId: `<${mail.id}@${publicUrl.hostname}>`,
    date: mail.createdAt,
    headers: { 'In-Reply-To': thread, References: thread, ...headers },
  }
}

/** What somebody has to do: nobody subscribed to it, and it ends when it is done. */
function taskOf(mail: StoredMail, incident: Of, reader: Reader): OutgoingMail {
  const { publicUrl } = env()
  const key = incidentKeyOf(incident.number)
  const postmortem = new URL(`/incidents/${key}/postmortem`, publicUrl).href
  const thread = `<postmortem.${incident.id}@${publicUrl.hostname}>`
  return {
    to: { name: reader.name, address: reader.email },
    subject: mail.subject,
    text: `${mail.text}\n\n-- \n${key}: ${postmortem}\n`,
    html: `<div style="font:15px/1.5 system-ui,sans-serif;max-width:640px"><div style="white-space:pre-wrap">${escaped(mail.text)}</div>
<p style="margin-top:24px;font-size:13px;color:#666"><a href="${postmortem}">Open the postmortem of ${key}</a></p></div>`,
    messageId: `<${mail.id}@${publicUrl.hostname}>`,
    date: mail.createdAt,
    headers: { 'In-Reply-To': thread, References: thread },
  }
}

const htmlOf = (text: string, { key, room, leave }: { key: string; room: string; leave: string }): string =>
  `<div style="font:15px/1.5 system-ui,sans-serif;max-width:640px"><div style="white-space:pre-wrap">${escaped(text)}</div>
<p style="margin-top:24px;font-size:13px;color:#666"><a href="${room}">Open ${key}</a> · <a href="${leave}">No more mail of this incident</a></p></div>`

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
/** Text as HTML shows it. */
export const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character)
