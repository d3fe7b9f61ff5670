import { randomUUID } from 'node:crypto'
import { POST as addPolicy } from '@/app/api/v1/policies/route'
import { POST as addOverride } from '@/app/api/v1/rotas/[id]/overrides/route'
import { POST as addRota } from '@/app/api/v1/rotas/route'
import { POST as heartbeat } from '@/app/api/webhooks/heartbeat/[key]/route'
import type { AlertRules } from '@/lib/domain/alert/alert-rules'
import type { PolicyStep, Target } from '@/lib/domain/on-call/escalation-policy'
import type { RotaDetail } from '@/lib/domain/on-call/rota-view'
import { query } from '@/lib/server/db/pool'
import { sql } from '@/lib/server/db/sql'
import { createIntegration } from '@/lib/server/integrations/create-integration'
import { delivery, postTo, type SentAlert } from '@/lib/testing/alert-sender'
import { type Answer, call } from '@/lib/testing/api'
import { requestTo } from '@/lib/testing/drop-in-sender'
import { aService, aTeam } from '@/lib/testing/factories'
import { toPerson } from '@/lib/testing/paging'
import { weeklyOf } from '@/lib/testing/rota-factories'
import type { SmokePerson } from '@/lib/testing/smoke/people'
import { type Duration, msOf, type windingClock } from '@/lib/testing/smoke/wind'

type Asked = SmokePerson | Target

/** A step that waits so many minutes. */
export const step = (afterMinutes: number, ...asked: Asked[]): PolicyStep => ({
  afterMinutes,
  targets: asked.map((one) => ('kind' in one ? one : toPerson(one))),
})

export const primaryOf = ({ id }: { id: string }): Target => ({ kind: 'rota', rotaId: id, seat: 'primary' })

interface Follows {
  repeat?: number
  holdMinutes?: number | null
  /** Who owns the service. */
  team?: readonly SmokePerson[]
  /** Asks who deployed it within this time first. */
  pagesDeployerMinutes?: number
}

const WEEK_MS = 7 * 24 * 3_600_000

function taken({ status, body }: Answer) {
  if (status >= 300) throw new Error(`Answered ${status}: ${JSON.stringify(body)}`)
  return body
}

/** What a behaviour needs before it begins, made as the pages of the product make it. */
export function smokeSetUp(olga: SmokePerson, clock: ReturnType<typeof windingClock>) {
  return {
    /** A service that follows a policy of these steps. */
    async service(steps: PolicyStep[], { team, pagesDeployerMinutes, ...over }: Follows = {}) {
      const owner = team && (await aTeam({ members: [...team] }))
      const service = await aService(owner ? { team: owner } : {})
      const id = randomUUID()
      const policy = taken(await call(addPolicy, olga, { body: { id, name: `Policy ${id}`, steps, ...over } })).policy
      await query(
        sql`update service set policy_id = ${id}, pages_deployer_minutes = ${pagesDeployerMinutes ?? null}
            where id = ${service.id}`,
      )
      return { ...service, policyId: policy.id as string }
    },

    /** A rota of weekly turns: the first person is on call, and the second one comes on so long from now. */
    async rota(
      people: readonly SmokePerson[],
      { handsOverIn, hasSecondary = false }: { handsOverIn: Duration; hasSecondary?: boolean },
    ): Promise<RotaDetail> {
      const handOver = clock.now() + msOf(handsOverIn)
      const [day, time] = new Date(handOver - WEEK_MS).toISOString().split('T')
      const rotation = weeklyOf(people)
      const layers = rotation.layers.map((layer) => ({ ...layer, startsOn: day, handoverAt: time?.slice(0, 5) }))
      const key = `rota-${randomUUID().slice(0, 8)}`
      const { rota } = taken(
        await call(addRota, olga, { body: { key, name: key, rotation: { ...rotation, hasSecondary, layers } } }),
      )
      await clock.settled()
      return rota
    },

    /** Somebody takes the primary seat, from now on for so long. */
    async override(rota: RotaDetail, by: SmokePerson, lasts: Duration): Promise<void> {
      const from = new Date(clock.now()).toISOString()
      const to = new Date(clock.now() + msOf(lasts)).toISOString()
      const body = { id: randomUUID(), seat: 'primary', personId: by.id, from, to, reason: 'Concert' }
      taken(await call(addOverride, by, { params: { id: rota.id }, body }))
      await clock.settled()
    },

    /** An Alertmanager that watches a service. */
    async monitor(service: { id: string }, rules: Partial<AlertRules> = {}) {
      const { id, key } = await createIntegration({ kind: 'alertmanager', name: 'Prod', serviceId: service.id, rules })
      return {
        id,
        async send(...alerts: SentAlert[]): Promise<void> {
          const response = await postTo(key, JSON.stringify(delivery(alerts)))
          if (!response.ok) throw new Error(`Answered ${response.status}`)
          await clock.settled()
        },
      }
    },

    /** Somebody brings a service out, as its monitoring tells. */
    deploys: (by: SmokePerson, service: { id: string }, monitor: { id: string }) =>
      query(
        sql`insert into change (id, integration_id, dedup_key, kind, status, title, service_id, author_email, at, received_at, raw)
            values (gen_random_uuid(), ${monitor.id}, 'd', 'deploy', 'succeeded', 'Deploy', ${service.id}, ${by.email},
              ${new Date(clock.now())}, ${new Date(clock.now())}, '{}')`,
      ),

    /** A job that has to be heard of every so many minutes. */
    async heartbeat(service: { id: string }, heartbeatMinutes: number) {
      const rules = { heartbeatMinutes }
      const { key } = await createIntegration({ kind: 'heartbeat', name: 'Backup', serviceId: service.id, rules })
      return async () => {
        const request = requestTo(`/api/webhooks/heartbeat/${key}`, undefined)
        const response = await heartbeat(request, { params: Promise.resolve({ key }) })
        if (!response.ok) throw new Error(`Answered ${response.status}`)
        await clock.settled()
      }
    },

    /** The incidents of a service, the oldest first. */
    incidentsOf: (service: { id: string }) =>
      query<{ id: string }>(
        sql`select incident.id from incident join incident_service on incident_id = incident.id
            where service_id = ${service.id} order by number`,
      ),
  }
}
