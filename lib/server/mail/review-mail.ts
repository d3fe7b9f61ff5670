import { DRILL_MARK, isDrill } from '@/lib/domain/communication/draft-update'
import type { EventOf } from '@/lib/domain/incident/events'
import { canView } from '@/lib/domain/incident/policy'
import type { IncidentState } from '@/lib/domain/incident/state'
import { excerpt } from '@/lib/domain/text'
import type { NewMail } from '@/lib/server/db/mail'
import type { Tx } from '@/lib/server/db/pool'
import { type ReviewReader, readReviewReaders } from '@/lib/server/db/review-reads'
import { env } from '@/lib/server/env'
import type { IncidentDraft } from '@/lib/server/incident-draft'
import { stableId } from '@/lib/server/stable-id'
import { sendMails } from '@/lib/server/timers/mail-timers'

const MAX_SUBJECT = 120

/** Writes to those who were just asked to read a postmortem; nobody is told what they did themselves (SPEC REVIEW-4). */
export async function writeAskedMails(tx: Tx, { state, sealed }: IncidentDraft): Promise<void> {
  for (const { event } of sealed) if (event.type === 'review.asked') await writeAsked(tx, state, event)
}

async function writeAsked(tx: Tx, incident: IncidentState, event: EventOf<'review.asked'>): Promise<void> {
  const { actor, seq, recordedAt, payload } = event
  const others = payload.reviewers.filter(({ id }) => id !== actor.id).map(({ id }) => id)
  const note = payload.note ? `\n\n${payload.note}` : ''
  await write(tx, incident, others, recordedAt, ({ id }) => ({
    id: stableId('review-asked', incident.id, String(seq), id),
    seq,
    subject: `Please read the postmortem: ${incident.title}`,
    text: `${actor.name} asks you to read the postmortem of ${incident.key}, “${incident.title}”, and to say whether it may be published.${note}`,
  }))
}

/** A reminder that is due at an instant; written once for each instant and reader. */
export interface ReviewReminder {
  /** When the postmortem has to be published. */
  dueAt: string
  /** The instant of this reminder. */
  remindedAt: string
}

/** Reminds whoever sees to the review, before there is one the commander (SPEC REVIEW-11). */
export async function writeReviewReminder(
  tx: Tx,
  incident: IncidentState,
  { dueAt, remindedAt }: ReviewReminder,
  now: string,
): Promise<void> {
  const to = incident.review?.owner ?? incident.roles.commander
  if (!to) return
  const { subject, text } = wordsOf(incident, dueAt, remindedAt)
  await write(tx, incident, [to.id], now, () => ({
    id: stableId('review-reminder', incident.id, remindedAt, to.id),
    seq: incident.seq,
    subject: `${subject}: ${incident.title}`,
    text,
  }))
}

const DAY_MS = 24 * 60 * 60_000

function wordsOf({ key, title, review }: IncidentState, dueAt: string, remindedAt: string) {
  const what = `The postmortem of ${key}, “${title}”,`
  const how =
    review === null
      ? 'Its review is not open yet: opening it drafts the postmortem from the log.'
      : review.status === 'draft'
        ? 'It is a draft. Ask somebody to read it, then publish it.'
        : 'It is in review. Publish it once it is approved.'
  const days = Math.round((Date.parse(remindedAt) - Date.parse(dueAt)) / DAY_MS)
  if (days < 0) return { subject: 'Postmortem due tomorrow', text: `${what} is due tomorrow. ${how}` }
  if (days === 0) return { subject: 'Postmortem due', text: `${what} is due now. ${how}` }
  return { subject: `Postmortem overdue by ${days} days`, text: `${what} is overdue by ${days} days. ${how}` }
}

/** Whether they may still see the incident is asked again when it leaves. A drill writes only to those who take drills. */
async function write(
  tx: Tx,
  incident: IncidentState,
  personIds: string[],
  at: string,
  wordsFor: (reader: ReviewReader) => Pick<NewMail, 'id' | 'seq' | 'subject' | 'text'>,
): Promise<void> {
  if (personIds.length === 0 || !env().mail) return
  const readers = (await readReviewReaders(tx, personIds)).filter(
    ({ takesDrills, ...person }) =>
      canView({ ...person, kind: 'person', scope: 'admin' }, incident) && (!isDrill(incident) || takesDrills),
  )
  const mark = isDrill(incident) ? `${DRILL_MARK} ` : ''
  const mails = readers.map((reader): NewMail => {
    const { subject, ...words } = wordsFor(reader)
    return {
      ...words,
      subject: `${mark}${incident.key}: ${excerpt(subject, MAX_SUBJECT)}`,
      kind: 'review',
      personId: reader.id,
      incidentId: incident.id,
      toAddress: reader.email,
    }
  })
  await sendMails(tx, mails, at)
}
