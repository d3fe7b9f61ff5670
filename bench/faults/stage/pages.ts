import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { request } from './api.ts'
import { type PagedPerson, type PagingStage, STEP_MINUTES } from './paged-people.ts'
import { declare } from './people.ts'

export interface Incident {
  id: string
  key: string
}

/** One person who is to be told of one incident. */
export interface DuePage {
  person: PagedPerson
  incident: Incident
  /** When the step that asks them is due: milliseconds since 1970. */
  at: number
}

const incidentSchema = z.object({
  incident: z.object({
    paging: z.object({
      pages: z.array(z.object({ id: z.string(), person: z.object({ id: z.string() }), askedAt: z.iso.datetime() })),
    }),
  }),
})

/** Those whom an incident has asked so far, the first first. */
export async function pagesOf(url: string, { asker }: PagingStage, { id }: Incident) {
  const { body } = await request(url, asker.token, `/api/v1/incidents/${id}`)
  return incidentSchema.parse(body).incident.paging.pages
}

/** Incidents of the service, in which nobody is asked yet. */
export async function declareMany(url: string, { asker, serviceId }: PagingStage, count: number): Promise<Incident[]> {
  const incidents: Incident[] = []
  for (let index = 0; index < count; index++) {
    incidents.push(await declare(url, asker, { serviceIds: [serviceId] }))
  }
  return incidents
}

/** Pages who owns the service: the same again until it is acknowledged, whatever becomes of the server. */
export async function pageService(url: string, { asker, serviceId }: PagingStage, { id }: Incident): Promise<void> {
  const command = { commandId: randomUUID(), input: { escalationId: randomUUID(), serviceId } }
  for (let tries = 0; ; tries++) {
    const path = `/api/v1/incidents/${id}/commands/page-service`
    const answer = await request(url, asker.token, path, command).catch(() => null)
    if (answer?.status === 200) return
    const isFinal = answer !== null && answer.status !== 503 && answer.status !== 429
    if (isFinal || tries > 600) throw new Error(`Nobody was paged: ${answer?.status} ${JSON.stringify(answer?.body)}`)
    await sleep(100)
  }
}

/** Who is to be told: everybody of the first step when it was asked, and each later one a minute after the one before. */
export async function duePages(url: string, stage: PagingStage, incidents: readonly Incident[]): Promise<DuePage[]> {
  const due: DuePage[] = []
  for (const incident of incidents) {
    const [first] = await pagesOf(url, stage, incident)
    if (!first) throw new Error(`Nobody is asked in ${incident.key}`)
    for (const [step, people] of stage.steps.entries()) {
      const at = Date.parse(first.askedAt) + step * STEP_MINUTES * 60_000
      due.push(...people.map((person) => ({ person, incident, at })))
    }
  }
  return due
}
