import { DRILL_MARK, isDrill } from '@/lib/domain/communication/draft-update'
import type { EventOf } from '@/lib/domain/incident/events'
import type { IncidentState } from '@/lib/domain/incident/state'
import { incidentKeyOf } from '@/lib/domain/incident/values'
import type { StoredMail } from '@/lib/server/db/mail'
import { env } from '@/lib/server/env'
import { leavingMail } from '@/lib/server/mail/leaving-mail'
import type { OutgoingMail } from '@/lib/server/mail/smtp'
import { wayOut } from '@/lib/server/mail/way-out'

/** The subject of an update's mail: which incident, and first of all that it is a drill. */
export function subjectOf(incident: IncidentState, { subject }: EventOf<'update.sent'>['payload']): string {
  const bare = subject.startsWith(DRILL_MARK) ? subject.slice(DRILL_MARK.length).trim() : subject
  return `${isDrill(incident) ? `${DRILL_MARK} ` : ''}${incident.key}: ${bare}`
}

type Of = NonNullable<StoredMail['incident']>
type Reader = NonNullable<StoredMail['reader']>

/** A stored mail of an incident as it leaves: an update with the way out, or what somebody has to do. */
export const outgoingOf = (mail: StoredMail, incident: Of, reader: Reader): OutgoingMail =>
  mail.kind === 'update' ? updateOf(mail, incident, reader) : taskOf(mail, incident, reader)

function updateOf(mail: StoredMail, incident: Of, reader: Reader): OutgoingMail {
  const key = incidentKeyOf(incident.number)
  const room = new URL(`/incidents/${key}`, env().publicUrl).href
  const { page: leave, headers } = wayOut({ incidentId: incident.id, personId: reader.id })
  const links = [
    { text: key, html: `Open ${key}`, href: room },
    { text: 'No more mail of this incident', html: 'No more mail of this incident', href: leave },
  ]
  return leavingMail(mail, reader, { links, thread: `incident.${incident.id}`, headers })
}

/** What somebody has to do: nobody subscribed to it, and it ends when it is done. */
function taskOf(mail: StoredMail, incident: Of, reader: Reader): OutgoingMail {
  const key = incidentKeyOf(incident.number)
  const href = new URL(`/incidents/${key}/postmortem`, env().publicUrl).href
  const links = [{ text: key, html: `Open the postmortem of ${key}`, href }]
  return leavingMail(mail, reader, { links, thread: `postmortem.${incident.id}` })
}
