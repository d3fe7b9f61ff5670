import { wordsOf } from '@/lib/domain/incident/entry-words'
import type { IncidentEvent } from '@/lib/domain/incident/events'
import { factEntryId, type TimelineRow } from '@/lib/domain/incident/timeline'
import type { Ref } from '@/lib/domain/incident/values'
import type { InAppNotification } from '@/lib/domain/realtime-protocol'
import { excerpt } from '@/lib/domain/text'

/** Something people should be told of: a person, everybody in a team, who holds a role with the owners of what is hit, or everybody. */
export interface Tiding {
  kind: InAppNotification['kind']
  to: { kind: 'person' | 'team'; id: string } | { kind: 'room' } | { kind: 'everybody' }
  seq: number
  entryId: string
  by: Ref
  at: string
}

/** A notification and whom it is for, as the way out hands it to their sockets. */
export interface PersonNotification {
  personId: string
  notification: InAppNotification
}

/** Whom an event concerns in person. Who may not see the incident, and whoever did it, is left out later. */
export function tidingsOf(event: IncidentEvent): Tiding[] {
  const told = { seq: event.seq, entryId: factEntryId(event.seq), by: refOfActor(event), at: event.recordedAt }
  const person = (kind: Tiding['kind'], { id }: Ref): Tiding => ({ ...told, kind, to: { kind: 'person', id } })
  switch (event.type) {
    case 'note.added':
    case 'observation.added':
    case 'hypothesis.added':
    case 'decision.added':
    case 'question.asked':
    case 'answer.added': {
      if (!event.payload) return []
      const { entryId, mentions } = event.payload
      return mentions.map((mentioned) => ({ ...person('mention', mentioned), entryId }))
    }
    case 'help.asked': {
      const { kind, id } = event.payload.of
      return [{ ...told, kind: 'help', to: { kind, id } }]
    }
    case 'handover.offered':
      return [person('handover', event.payload.to)]
    case 'role.taken':
      return event.payload.previous ? [person('role-taken', event.payload.previous)] : []
    case 'mitigation.check-asked':
      return [person('effect-check', event.payload.of)]
    case 'crutch.expired': {
      const { owner, teamId } = event.payload
      const team = teamId ? [{ ...told, kind: 'crutch' as const, to: { kind: 'team' as const, id: teamId } }] : []
      return [person('crutch', owner), ...team]
    }
    case 'review.asked':
      return event.payload.reviewers.map((reviewer) => person('review-asked', reviewer))
    case 'review.owner-changed':
      return [person('review-given', event.payload.to)]
    case 'role.restored':
      return [person('role-taken', event.payload.from)]
    case 'pages.asked':
      return event.payload.pages.map((page) => person('page', page.person))
    case 'page.failed': {
      const { askedBy } = event.payload
      return [
        { ...told, kind: 'page-failed', to: { kind: 'room' } },
        ...(askedBy ? [person('page-failed', askedBy)] : []),
      ]
    }
    case 'escalation.finished':
      return event.payload.how === 'exhausted' ? [{ ...told, kind: 'unanswered', to: { kind: 'everybody' } }] : []
    case 'drill.began': {
      const { people = [], by } = event.payload
      return people.map((invited) => ({ ...person('drill', invited), ...(by ? { by } : {}) }))
    }
    default:
      return []
  }
}

/** The words a notification shows, read from the timeline so that a redaction reaches them. */
export function notificationText(row: Pick<TimelineRow, 'text' | 'fact' | 'attachments'>): string | null {
  const { fact } = row
  const words = wordsOf(row)
  if (words !== null) return excerpt(words)
  if (fact?.type === 'help.asked' && fact.payload.message) return excerpt(fact.payload.message)
  if (fact?.type === 'review.asked' && fact.payload.note) return excerpt(fact.payload.note)
  if (fact?.type === 'pages.asked') return fact.payload.reason && excerpt(fact.payload.reason)
  if (fact?.type === 'page.failed') return fact.payload.person.name
  if (fact?.type === 'escalation.finished') return fact.payload.service.name
  if (fact?.type === 'mitigation.check-asked' || fact?.type === 'crutch.expired') return excerpt(fact.payload.title)
  return null
}

const refOfActor = ({ actor: { id, name } }: IncidentEvent): Ref => ({ id, name })
