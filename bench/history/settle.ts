import type { EventBody, PayloadOf } from '@/lib/domain/incident/events'
import type { RandomFact } from '@/lib/testing/random-log'
import type { RandomSource } from '@/lib/testing/random-source'

const HOUR_MS = 3_600_000

/**
 * Ends what random facts leave open, as almost everything years ago was ended: the incident, the time without delivery,
 * and what a mitigation left in place.
 */
export function settled(random: RandomSource, facts: RandomFact[]): RandomFact[] {
  const last = facts.at(-1)
  if (!last || random.chance(0.01)) return facts
  const at = new Date(Date.parse(last.at) + random.int(1, 30) * HOUR_MS).toISOString()
  const { actor } = last
  return [
    ...facts,
    ...endings(
      random,
      facts.map(({ body }) => body),
    ).map((body) => ({ body, actor, at })),
  ]
}

function endings(random: RandomSource, told: EventBody[]): EventBody[] {
  const ends: EventBody[] = []
  let status: PayloadOf<'status.changed'>['to'] | 'gone' = 'active'
  let isPrevented = false
  const crutches = new Map<string, string>()
  for (const { type, payload } of told) {
    if (type === 'status.changed') status = payload.to
    if (type === 'incident.withdrawn' || type === 'incident.marked-duplicate') status = 'gone'
    if (type === 'incident.declared') isPrevented = payload.deliveryPrevented
    if (type === 'delivery-prevented.changed') isPrevented = payload.to
    if (type === 'mitigation.judged' && payload.crutch) crutches.set(payload.mitigationId, payload.title)
    if (type === 'crutch.settled') crutches.delete(payload.mitigationId)
  }
  if (isPrevented)
    ends.push({ type: 'delivery-prevented.changed', payload: { to: false, evidence: { text: 'It goes' } } })
  if (status === 'active' || status === 'mitigated') {
    ends.push({ type: 'status.changed', payload: { from: status, to: 'resolved' } })
  }
  for (const [mitigationId, title] of crutches) {
    const isUndone = random.chance(0.98)
    if (isUndone) ends.push({ type: 'crutch.settled', payload: { mitigationId, title, as: 'undone', note: 'Done' } })
  }
  return ends
}
