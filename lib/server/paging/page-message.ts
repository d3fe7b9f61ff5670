import { canView } from '@/lib/domain/incident/policy'
import { incidentKeyOf } from '@/lib/domain/incident/values'
import type { PageMessage } from '@/lib/domain/on-call/channel'
import { excerpt } from '@/lib/domain/text'
import type { ClaimedAttempt, PageToSend } from '@/lib/server/db/page-attempts'
import { env } from '@/lib/server/env'
import { answerUrl } from '@/lib/server/paging/answer-token'

/** Whether somebody may still be told: they are here, and the incident exists for them. */
export function mayBeTold({ person, incident }: PageToSend): boolean {
  if (!person || person.role === 'stakeholder') return false
  if (incident.visibility === 'open' || incident.isMember) return true
  return canView(
    {
      kind: 'person',
      id: person.id,
      name: person.name,
      role: person.role === 'admin' ? 'admin' : 'responder',
      scope: 'admin',
    },
    { visibility: 'private', members: [] },
  )
}

/** What an attempt says, as things stood when it was taken to be sent. */
export function messageOf({ id: attemptId, pageId, page }: ClaimedAttempt, person: PageMessage['person']): PageMessage {
  const { urgency, words, because, askedByName, incident, service } = page
  const key = incidentKeyOf(incident.number)
  const mark = incident.kind === 'drill' ? '[DRILL] ' : ''
  const where = service ? `${service}: ` : ''
  const asked =
    because === 'step'
      ? `You are asked because you are responsible for ${service ?? 'it'}.`
      : `${askedByName} asks you to come${words ? `: ${words}` : '.'}`
  return {
    pageId,
    attemptId,
    urgency,
    title: excerpt(`${mark}${incident.severity.toUpperCase()} ${key} ${where}${incident.title}`, 160),
    text: `${incident.title}\n\n${asked}`,
    incidentKey: key,
    url: new URL(`/incidents/${key}`, env().publicUrl).href,
    answerUrl: answerUrl(attemptId),
    person,
    isTest: incident.isTest,
  }
}

/** Words of a provider without whatever could be an address, a number or a key: many eyes read them. */
export const withoutAddresses = (text: string): string =>
  excerpt(
    text
      .replace(/\b[a-z][a-z0-9+.-]*:\/\/\S+/gi, '…')
      .replace(/[^\s<>"',;:]+@[^\s<>"',;:]+/g, '…')
      .replace(/\+?\d[\d\s().-]{6,}\d/g, '…'),
    200,
  )
