import { randomUUID } from 'node:crypto'
import type { PersonActor } from '@/lib/domain/actor'
import { SYSTEM_ACTOR } from '@/lib/domain/actor'
import type { IncidentState } from '@/lib/domain/incident/state'
import type { Delivery, PageMessage } from '@/lib/domain/on-call/channel'
import type { PolicyStep } from '@/lib/domain/on-call/escalation-policy'
import { setClock } from '@/lib/server/clock'
import { query } from '@/lib/server/db/pool'
import { sql } from '@/lib/server/db/sql'
import { startDispatcher } from '@/lib/server/paging/dispatcher'
import { createPolicy } from '@/lib/server/paging/policies'
import { getIncident } from '@/lib/server/queries/get-incident'
import { anAdmin, aService } from '@/lib/testing/factories'
import { toPerson } from '@/lib/testing/paging'

/** A policy of these steps, and a service that follows it. */
export async function aPagedService(steps: PolicyStep[], over: { repeat?: number; holdMinutes?: number | null } = {}) {
  const admin = await anAdmin()
  const service = await aService()
  const id = randomUUID()
  const input = { id, name: `Policy ${id.slice(0, 8)}`, teamId: null, repeat: 0, holdMinutes: null, steps, ...over }
  const { policy } = await createPolicy(admin, input)
  await query(sql`update service set policy_id = ${id} where id = ${service.id}`)
  return { admin, service, policy }
}

export const step = (afterMinutes: number, ...people: PersonActor[]): PolicyStep => ({
  afterMinutes,
  targets: people.map(toPerson),
})

/** What a stand-in for all channels was given. */
export interface Told {
  message: PageMessage
  methodId: string
}

/** Takes every page, and remembers it. */
export function channelStandIn(
  answer: (told: Told) => Delivery | Promise<Delivery> = () => ({ state: 'sent', provider: 'test' }),
) {
  const told: Told[] = []
  return {
    told,
    namesTold: () => told.map(({ message }) => message.person.name),
    send: async (message: PageMessage, methodId: string): Promise<Delivery> => {
      told.push({ message, methodId })
      return answer({ message, methodId })
    },
  }
}

/** Runs dispatchers while `work` runs, and stops them. */
export async function dispatching<T>(
  send: Parameters<typeof startDispatcher>[0],
  work: () => Promise<T>,
  { count = 1, limitMs }: { count?: number; limitMs?: number } = {},
): Promise<T> {
  const dispatchers = Array.from({ length: count }, () => startDispatcher(send, limitMs))
  try {
    return await work()
  } finally {
    await Promise.all(dispatchers.map(({ stop }) => stop()))
  }
}

/** A clock that is wound forward by hand; milliseconds pass by themselves. */
export function windable(): { forward: (ms: number) => void; back: () => void } {
  let ahead = 0
  setClock(() => new Date(Date.now() + ahead))
  return {
    forward: (ms) => {
      ahead += ms
    },
    back: () => setClock(null),
  }
}

export const pagingOf = async ({ id }: Pick<IncidentState, 'id'>): Promise<IncidentState['paging']> =>
  (await getIncident(SYSTEM_ACTOR, id)).paging
