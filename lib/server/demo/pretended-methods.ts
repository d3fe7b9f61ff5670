import type { Delivery, PageMessage } from '@/lib/domain/on-call/channel'
import { now } from '@/lib/server/clock'
import { noteOutcome } from '@/lib/server/db/contact-methods'
import { stableId } from '@/lib/server/stable-id'

export const pagerId = (personId: string): string => stableId('demo-pager', personId)
export const topicId = (personId: string): string => stableId('demo-topic', personId)

/** Takes a message for a contact method that the demo gave, and tells nobody; null for what somebody added themselves. */
export async function pretendToSend({ person, isTest }: PageMessage, methodId: string): Promise<Delivery | null> {
  if (methodId !== pagerId(person.id) && methodId !== topicId(person.id)) return null
  await noteOutcome(methodId, now(), null, isTest)
  return { state: 'delivered', provider: 'Pretended' }
}
