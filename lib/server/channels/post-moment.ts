import { z } from 'zod'
import { SYSTEM_ACTOR } from '@/lib/domain/actor'
import { mayBeTold } from '@/lib/domain/on-call/key-moments'
import { findRecipient } from '@/lib/server/channels/recipient'
import { postText, slackLink, slackText } from '@/lib/server/channels/slack'
import { tellMoment } from '@/lib/server/channels/webhook'
import { now } from '@/lib/server/clock'
import { noteOutcome } from '@/lib/server/db/contact-methods'
import type { DueTimer, TimerOutcome } from '@/lib/server/db/timers'
import { env } from '@/lib/server/env'
import { getIncident } from '@/lib/server/queries/get-incident'
import { stableId } from '@/lib/server/stable-id'

const payloadSchema = z.object({ destinationId: z.string(), words: z.string(), askedAt: z.string() })

/** Below the ten seconds after which the database ends the transaction that holds the timer. */
const LIMIT_MS = 8_000
const FIRST_PAUSE_MS = 5_000
/** Later than this it is no news. */
const GIVE_UP_MS = 30 * 60_000

/**
 * Posts a key moment of a room to a destination, with a link into it. Whether it may be told is asked again: the incident
 * may have become private meanwhile.
 */
export async function postMoment({
  id,
  key,
  incidentId,
  payload,
  attempts,
}: DueTimer): Promise<TimerOutcome | undefined> {
  const { destinationId, words, askedAt } = payloadSchema.parse(payload)
  const incident = await getIncident(SYSTEM_ACTOR, z.string().parse(incidentId))
  if (!mayBeTold(incident)) return { kind: 'fired', note: 'It may not be told any more' }
  const recipient = await findRecipient(destinationId)
  if ('refusal' in recipient) return { kind: 'fired', note: recipient.refusal }
  const room = new URL(`/incidents/${incident.key}`, env().publicUrl).href
  const signal = AbortSignal.timeout(LIMIT_MS)
  const { key: incidentKey, title, severity, status } = incident
  const delivery =
    recipient.channel === 'slack'
      ? await postText(
          new URL(recipient.address).host,
          recipient,
          `*${incidentKey}* ${severity.toUpperCase()}, ${status}: ${slackText(title)}\n${slackText(words)}\n${slackLink(room, 'Open the room')}`,
          signal,
        )
      : await tellMoment(
          recipient,
          { id: stableId('room-post', id, key), incidentKey, title, severity, status, words, at: askedAt, url: room },
          signal,
        )
  await noteOutcome(destinationId, now(), delivery.state === 'failed' ? delivery.detail : null, false)
  if (delivery.state !== 'failed') return undefined
  const isLate = now().getTime() - Date.parse(askedAt) > GIVE_UP_MS
  if (delivery.isPermanent || isLate) return { kind: 'given-up', error: delivery.detail }
  return {
    kind: 'again',
    at: new Date(now().getTime() + FIRST_PAUSE_MS * 2 ** Math.min(attempts, 6)),
    error: delivery.detail,
  }
}
