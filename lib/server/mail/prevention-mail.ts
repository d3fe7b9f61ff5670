import type { RecordedActor } from '@/lib/domain/actor'
import { countWords } from '@/lib/domain/count-words'
import type { IncidentState } from '@/lib/domain/incident/state'
import { isAskedAgain, isOverdue, isUnfinished, type Prevention } from '@/lib/domain/postmortem/prevention'
import { dayText, PREVENTION_KIND_NAMES } from '@/lib/domain/postmortem/prevention-words'
import { now } from '@/lib/server/clock'
import type { Tx } from '@/lib/server/db/pool'
import { env } from '@/lib/server/env'
import { writeIncidentMails } from '@/lib/server/mail/incident-mail'
import { stableId } from '@/lib/server/stable-id'

/** Tells somebody that a prevention is theirs now; nobody is told what they did themselves. */
export async function writeOwnerMail(
  tx: Tx,
  incident: IncidentState,
  prevention: Prevention,
  by: Pick<RecordedActor, 'id' | 'name'>,
): Promise<void> {
  const { id, owner, version } = prevention
  if (!owner || owner.id === by.id || !isUnfinished(prevention)) return
  await write(tx, incident, {
    id: stableId('prevention-owner', id, String(version), owner.id),
    to: owner.id,
    subject: `Yours: ${prevention.title}`,
    text: `${by.name} made you the owner of what ${incident.key} buys:\n\n${factsOf(prevention)}`,
  })
}

/** Reminds whoever sees to it, once for each day it is due: its owner, else that of the review, else the commander. */
export async function writeReminder(tx: Tx, incident: IncidentState, prevention: Prevention, today: string) {
  const to = prevention.owner ?? incident.review?.owner ?? incident.roles.commander
  const words = reminderOf(prevention, today)
  if (!to || !words) return
  const nobody = prevention.owner ? '' : 'Nobody owns it yet; the review is yours, so you are asked.\n\n'
  await write(tx, incident, {
    id: stableId('prevention-reminder', prevention.id, today, to.id),
    to: to.id,
    subject: `${words.subject}: ${prevention.title}`,
    text: `${words.text}\n\n${nobody}${factsOf(prevention)}`,
  })
}

const DAYS_AHEAD = 3
const DAY_MS = 24 * 60 * 60_000

/** What a reminder of today says; null when there is no reason for one. */
export function reminderOf(prevention: Prevention, today: string): { subject: string; text: string } | null {
  const { dueOn, declined } = prevention
  if (isAskedAgain(prevention, today) && declined) {
    const text = `It was declined because: ${declined.reason}\n\nDoes that still hold? Decline it again with a new day, or take it up.`
    return { subject: 'Asked again', text }
  }
  if (!isUnfinished(prevention) || dueOn === null) return null
  const due = dayText(dueOn, today)
  if (isOverdue(prevention, today)) {
    return {
      subject: `Overdue since ${due}`,
      text: `It was due on ${due}. Say how it stands: do it, move it, or decline it.`,
    }
  }
  if (dueOn === today) return { subject: 'Due today', text: 'It is due today.' }
  const days = (Date.parse(dueOn) - Date.parse(today)) / DAY_MS
  if (days > DAYS_AHEAD) return null
  return { subject: `Due on ${due}`, text: `It is due in ${countWords(days, 'day')}, on ${due}.` }
}

const factsOf = ({ title, kind, dueOn, issue }: Prevention): string =>
  [
    title,
    `Kind: ${PREVENTION_KIND_NAMES[kind]}`,
    ...(dueOn ? [`Due: ${dueOn}`] : []),
    ...(issue ? [`Issue: ${issue.url}`] : []),
  ].join('\n')

interface Words {
  id: string
  to: string
  subject: string
  text: string
}

const write = (tx: Tx, incident: IncidentState, { id, to, subject, text }: Words): Promise<void> =>
  writeIncidentMails(tx, incident, {
    kind: 'prevention',
    to: [to],
    at: now().toISOString(),
    wordsFor: () => ({
      id,
      seq: null,
      subject,
      text: `${text}\n\nAll preventions: ${new URL('/preventions', env().publicUrl).href}`,
    }),
  })
