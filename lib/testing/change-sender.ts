import { createHmac, randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { POST as postEvent } from '@/app/api/webhooks/events/[key]/route'
import { POST as postGithub } from '@/app/api/webhooks/github/[key]/route'
import { POST as postChangeEvent } from '@/app/v2/change/enqueue/route'
import type { PersonActor } from '@/lib/domain/actor'
import type { IntegrationKind } from '@/lib/domain/alert/integration-kinds'
import { newServiceSchema } from '@/lib/domain/catalogue/catalogue'
import { createService } from '@/lib/server/catalogue/services'
import { type CreateIntegrationInput, createIntegration } from '@/lib/server/integrations/create-integration'
import { query } from '@/lib/testing/database'
import { signedInPerson } from '@/lib/testing/signed-in'

export interface ChangeSender {
  admin: PersonActor
  integration: { id: string; url: string; key: string }
  service: { id: string; key: string; name: string }
}

/** A service of its own, and an integration that tells of its changes. */
export async function changeSender(
  kind: IntegrationKind,
  rules: CreateIntegrationInput['rules'] = {},
): Promise<ChangeSender> {
  const { actor: admin } = await signedInPerson('admin')
  const key = `service-${randomUUID().slice(0, 8)}`
  const service = await createService(admin, newServiceSchema.parse({ key, name: `Service ${key}` }))
  const integration = await createIntegration({ kind, name: 'CI', serviceId: service.id, rules })
  return { admin, integration, service }
}

/** A delivery of GitHub's as it is documented. */
export const githubPayload = (name: string) =>
  JSON.parse(readFileSync(new URL(`../server/integrations/github/payloads/${name}.json`, import.meta.url), 'utf8'))

const jsonRequest = (path: string, body: string, headers: Record<string, string> = {}) =>
  new Request(`http://localhost:3000${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(body)), ...headers },
    body,
  })

/** Posts as GitHub does, signed with the key unless another secret is given. */
export function sendGithub({ integration: { key } }: ChangeSender, event: string, payload: object, secret = key) {
  const body = JSON.stringify(payload)
  const signature = `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`
  const headers = { 'x-github-event': event, 'x-github-delivery': randomUUID(), 'x-hub-signature-256': signature }
  return postGithub(jsonRequest(`/api/webhooks/github/${key}`, body, headers), { params: Promise.resolve({ key }) })
}

/** Posts a generic event. */
export const sendEvent = ({ integration: { key } }: Pick<ChangeSender, 'integration'>, body: object) =>
  postEvent(jsonRequest(`/api/webhooks/events/${key}`, JSON.stringify(body)), { params: Promise.resolve({ key }) })

/** Posts a change event as it stands. */
export const sendChangeEvent = (body: unknown, headers: Record<string, string> = {}) =>
  postChangeEvent(
    jsonRequest('/v2/change/enqueue', typeof body === 'string' ? body : JSON.stringify(body), headers),
    undefined,
  )

export interface StoredChange {
  id: string
  dedup_key: string
  status: string
  title: string
  service_id: string | null
  author: string | null
  author_email: string | null
  version: string | null
  url: string | null
  started_at: Date | null
  finished_at: Date | null
  at: Date
  raw: Record<string, unknown>
}

/** What is kept of an integration's changes, the oldest first. */
export const changesOf = ({ integration }: ChangeSender) =>
  query<StoredChange>('select * from change where integration_id = $1 order by at, dedup_key', [integration.id])

/** Makes one service depend on another. */
export const depend = (from: { id: string }, on: { id: string }) =>
  query('insert into service_dependency (service_id, depends_on_id) values ($1, $2)', [from.id, on.id])
