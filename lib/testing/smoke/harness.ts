import { randomUUID } from 'node:crypto'
import { POST as command } from '@/app/api/v1/incidents/[idOrKey]/commands/[name]/route'
import { POST as accept } from '@/app/api/v1/pages/[id]/accept/route'
import { POST as acknowledge } from '@/app/api/v1/pages/[id]/acknowledge/route'
import { POST as decline } from '@/app/api/v1/pages/[id]/decline/route'
import { GET as readPage } from '@/app/api/v1/pages/[id]/route'
import { GET as ownPages } from '@/app/api/v1/pages/route'
import { POST as answerLink } from '@/app/pages/[token]/answer/route'
import type { IncidentState } from '@/lib/domain/incident/state'
import type { AttemptView } from '@/lib/domain/on-call/paging-view'
import { query } from '@/lib/server/db/pool'
import { sql } from '@/lib/server/db/sql'
import { startDispatcher } from '@/lib/server/paging/dispatcher'
import { shared } from '@/lib/server/process-registry'
import { startTimers } from '@/lib/server/timers/timer-loop'
import { call } from '@/lib/testing/api'
import { anIncident } from '@/lib/testing/factories'
import { pagingOf } from '@/lib/testing/paging-factories'
import { OWN_ORIGIN } from '@/lib/testing/signed-in'
import { startOutside } from '@/lib/testing/smoke/outside'
import { type SmokePerson, smokePeople } from '@/lib/testing/smoke/people'
import { smokeSetUp } from '@/lib/testing/smoke/set-up'
import { type Duration, msOf, windingClock } from '@/lib/testing/smoke/wind'

/** A Monday morning. */
const BEGIN = new Date('2030-01-07T08:00:00Z')

const ANSWERS = { acknowledge, accept, decline } as const

/** All of paging as it runs in production, with machines of our own on the other side and a clock wound by hand. */
export type Smoke = Awaited<ReturnType<typeof startSmoke>>

export async function startSmoke() {
  const outside = await startOutside()
  const timers = startTimers()
  const dispatcher = startDispatcher()
  let begunAt = BEGIN.getTime()
  let told: string[] = []
  const wake = () => {
    dispatcher.wake()
    void query(sql`select pg_notify('timer', '')`)
  }
  const note = () => {
    const minutes = Math.round(((clock.now() - begunAt) / 60_000) * 100) / 100
    const lines = outside.arrived().map((one) => {
      const name = people.noteArrival(one)
      return `${minutes}m ${name} ${one.channel}${one.isSecond ? ' by the second' : ''}`
    })
    told.push(...lines.sort())
  }
  const clock = windingClock(BEGIN, wake, note)
  const people = await smokePeople(outside)
  const setUp = smokeSetUp(people.olga, clock)

  type Incident = Pick<IncidentState, 'id'>

  /** Runs a command of a room as somebody's browser does. Throws when it is refused. */
  const send = async (incident: Incident, name: string, input: object, as: SmokePerson) => {
    const body = { commandId: randomUUID(), input }
    const answer = await call(command, as, { params: { idOrKey: incident.id, name }, body })
    if (answer.status !== 200) throw new Error(`${name} was refused: ${JSON.stringify(answer.body)}`)
    return answer
  }
  /** The same, and waits until what follows from it is done. */
  const run = async (...shot: Parameters<typeof send>) => {
    const answer = await send(...shot)
    await clock.settled()
    return answer
  }

  return {
    outside,
    ...people,
    ...setUp,
    send,
    run,
    settled: clock.settled,
    windForward: clock.forward,
    /** The instant so long from now. */
    after: (duration: Duration) => new Date(clock.now() + msOf(duration)).toISOString(),

    /** Begins a behaviour: nothing of the one before is left, and all channels work. */
    begin() {
      outside.mend()
      outside.arrived()
      clock.skip('24h')
      begunAt = clock.now()
      told = []
    },
    /** Ends what a behaviour left to be done. */
    async end() {
      await query(sql`update timer set state = 'cancelled' where state = 'armed'`)
      await query(sql`update page_attempt set state = 'cancelled' where state in ('queued', 'sending')`)
      await query(
        sql`update escalation set state = 'stopped', due_at = null, acknowledged_until = null
            where state in ('running', 'acknowledged')`,
      )
      await query(sql`update person set removed_at = now() where id <> ${people.olga.id} and removed_at is null`)
      shared('providers-failed-at', () => new Map<string, number>()).clear()
    },
    /**
     * Everything that reached anybody since the behaviour began, in order: `5m Ben email`. What is not expected stands
     * there too, so that one comparison proves that nobody else was told.
     */
    told: () => {
      note()
      return told
    },
    /** Somebody declares an incident. */
    incident: (by: SmokePerson, over: Omit<Parameters<typeof anIncident>[0] & object, 'by'> = {}) =>
      anIncident({ by: by.actor, ...over }),
    /** Somebody pages who is responsible for a service. Answers the id of the run. */
    async pageService(incident: Incident, service: { id: string }, by: SmokePerson): Promise<string> {
      const escalationId = randomUUID()
      await run(incident, 'page-service', { escalationId, serviceId: service.id }, by)
      return escalationId
    },
    /** Answers the page that waits for somebody, or else their last one, as their browser does. */
    async answer(person: SmokePerson, how: keyof typeof ANSWERS, body: object = {}) {
      const { body: pages } = await call(ownPages, person)
      const [page] = [...pages.toAnswer, ...pages.lately]
      if (!page) throw new Error(`${person.name} was never paged`)
      const answer = await call(ANSWERS[how], person, { params: { id: page.id }, body })
      await clock.settled()
      return answer
    },
    /** Presses the button behind a link that came in a message, signed in as nobody. */
    async answerByLink(link: string) {
      const token = link.split('/').at(-1) ?? ''
      const request = new Request(`${OWN_ORIGIN}/pages/${token}/answer`, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded', origin: OWN_ORIGIN },
        body: 'answer=acknowledge',
      })
      const response = await answerLink(request, { params: Promise.resolve({ token }) })
      await clock.settled()
      return response
    },
    /** Pages as `Ben sent`, in the order they were asked. */
    pages: async (incident: Incident) =>
      (await pagingOf(incident)).pages.map(({ person, state }) => `${person.name} ${state}`),
    /** The attempts of somebody's last page, as the room shows them: by channel. */
    async attempts(incident: Incident, person: SmokePerson): Promise<Record<string, AttemptView>> {
      const { pages } = await pagingOf(incident)
      const id = pages.findLast((page) => page.person.id === person.id)?.id ?? ''
      const { page } = (await call(readPage, person, { params: { id } })).body
      return Object.fromEntries(page.attempts.map((one: AttemptView) => [one.channel, one]))
    },
    /** The newest run. */
    escalation: async (incident: Incident) => (await pagingOf(incident)).escalations.at(-1),
    async stop() {
      await Promise.all([timers.stop(), dispatcher.stop()])
      clock.stop()
      await outside.stop()
    },
  }
}
