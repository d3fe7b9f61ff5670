import type { EventOf } from '@/lib/domain/incident/events'
import type { IncidentState } from '@/lib/domain/incident/state'
import type { Tx } from '@/lib/server/db/pool'
import type { IncidentDraft } from '@/lib/server/incident-draft'
import { writeIncidentMails } from '@/lib/server/mail/incident-mail'
import { stableId } from '@/lib/server/stable-id'

/**
 * Writes to those who were just asked to read a postmortem; nobody is told what they did themselves (SPEC REVIEW-4).
 */
export async function writeAskedMails(tx: Tx, { state, sealed }: IncidentDraft): Promise<void> {
  for (const { event } of sealed) if (event.type === 'review.asked') await writeAsked(tx, state, event)
}

async function writeAsked(tx: Tx, incident: IncidentState, event: EventOf<'review.asked'>): Promise<void> {
  const { actor, seq, recordedAt, payload } = event
  const others = payload.reviewers.filter(({ id }) => id !== actor.id).map(({ id }) => id)
  const note = payload.note ? `\n\n${payload.note}` : ''
  await writeIncidentMails(tx, incident, {
    kind: 'review',
    to: others,
    at: recordedAt,
    wordsFor: (readerId) => ({
      id: stableId('review-asked', incident.id, String(seq), readerId),
      seq,
      subject: `Please read the postmortem: ${incident.title}`,
      text: `${actor.name} asks you to read the postmortem of ${incident.key}, “${incident.title}”, and to say whether it may be published.${note}`,
    }),
  })
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
  await writeIncidentMails(tx, incident, {
    kind: 'review',
    to: [to.id],
    at: now,
    wordsFor: () => ({
      id: stableId('review-reminder', incident.id, remindedAt, to.id),
      seq: incident.seq,
      subject: `${subject}: ${incident.title}`,
      text,
    }),
  })
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
