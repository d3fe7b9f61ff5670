import { randomUUID } from 'node:crypto'
import { type PersonActor, SYSTEM_ACTOR } from '@/lib/domain/actor'
import { isOpenPage } from '@/lib/domain/on-call/page'
import { now, setClock } from '@/lib/server/clock'
import { cancelTimersOfClosed } from '@/lib/server/db/timers-of-closed'
import { type AlertDesk, deskOfThePast, incidentAt } from '@/lib/server/demo/alert-desk'
import type { Cast } from '@/lib/server/demo/cast'
import { execute } from '@/lib/server/execute'
import { getIncident } from '@/lib/server/queries/get-incident'
import { stableId } from '@/lib/server/stable-id'
import { PAGING_KINDS } from '@/lib/server/timers/timers'

/** People of the demo look at their phone within a minute. */
const ANSWERS_WITHIN_MS = [24_000, 31_000, 47_000, 55_000]

/** As the desk of the past; and whoever was on call is called at once and answers, by the clock of the past. */
export function deskThatCalls(cast: Cast): AlertDesk {
  const desk = deskOfThePast(cast)
  return {
    async tell(status, alerts, service) {
      await desk.tell(status, alerts, service)
      const incidentId = status === 'firing' ? await incidentAt(cast.services[service], cast.monitoring.id) : null
      if (!incidentId) return
      const id = stableId('demo-call', incidentId, service)
      const input = { escalationId: id, serviceId: cast.services[service] }
      await execute({ incidentId, name: 'start-escalation', actor: SYSTEM_ACTOR, commandId: id, input })
      await answerPages(incidentId, cast)
    },
  }
}

/** Who was asked first to come; whoever is on the platform's watch where nobody was. */
export async function whoWasCalled(incidentId: string, { people }: Cast): Promise<PersonActor> {
  const [page] = (await getIncident(SYSTEM_ACTOR, incidentId)).paging.pages
  return Object.values(people).find(({ id }) => id === page?.person.id) ?? people.priya
}

async function answerPages(incidentId: string, { people }: Cast): Promise<void> {
  const askedAt = now().getTime()
  const { pages } = (await getIncident(SYSTEM_ACTOR, incidentId)).paging
  try {
    for (const [index, page] of pages.filter(isOpenPage).entries()) {
      const actor = Object.values(people).find(({ id }) => id === page.person.id)
      if (!actor) continue
      const takesMs = ANSWERS_WITHIN_MS[(page.id.charCodeAt(0) + index) % ANSWERS_WITHIN_MS.length] ?? 0
      setClock(() => new Date(askedAt + takesMs))
      const input = { pageId: page.id }
      await execute({ incidentId, name: 'acknowledge-page', actor, commandId: randomUUID(), input })
    }
  } finally {
    setClock(() => new Date(askedAt))
  }
}

/** What the past would still have asked people is not asked now: it is over. */
export const forgetCalls = (): Promise<void> => cancelTimersOfClosed([...PAGING_KINDS, 'tell-page-attempt'])
