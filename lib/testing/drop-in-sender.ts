import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { IntegrationKind } from '@/lib/domain/alert/integration-kinds'
import { newServiceSchema } from '@/lib/domain/catalogue/catalogue'
import { createService } from '@/lib/server/catalogue/services'
import { type CreateIntegrationInput, createIntegration } from '@/lib/server/integrations/create-integration'
import { query } from '@/lib/testing/database'
import { signedInPerson } from '@/lib/testing/signed-in'

/** A service of its own, and an integration of this kind that watches it. */
export async function dropInSender(kind: IntegrationKind, rules: CreateIntegrationInput['rules'] = {}) {
  const { actor: admin } = await signedInPerson('admin')
  const key = `service-${randomUUID().slice(0, 8)}`
  const service = await createService(admin, newServiceSchema.parse({ key, name: `Service ${key}` }))
  const integration = await createIntegration({ kind, name: 'Monitoring', serviceId: service.id, rules })
  return { admin, service, integration, key: integration.key }
}
export type DropInSender = Awaited<ReturnType<typeof dropInSender>>

/** A payload in the form its vendor documents; each folder's tests name where. */
export const documentedPayload = (folder: string, name: string) =>
  JSON.parse(readFileSync(new URL(`../server/integrations/${folder}/payloads/${name}.json`, import.meta.url), 'utf8'))

export interface StoredAlert {
  id: string
  dedup_key: string
  status: string
  title: string
  severity: string
  labels: Record<string, string>
  annotations: Record<string, string>
  url: string | null
  received_count: number
  incident_id: string | null
  acknowledged_by: string | null
  snoozed_until: Date | null
  held_by: string | null
  joined_because: string | null
  is_flapping: boolean
  extra: Record<string, unknown> | null
  raw: Record<string, unknown>
  starts_at: Date
}

/** What is kept of a sender's alerts, the oldest first. */
export const alertsOf = ({ integration }: Pick<DropInSender, 'integration'>) =>
  query<StoredAlert>('select * from alert where integration_id = $1 order by first_received_at, dedup_key', [
    integration.id,
  ])

/** A request as a route gets it. */
export function requestTo(
  path: string,
  body: unknown,
  { method = 'POST', headers = {} }: RequestOptions = {},
): Request {
  const text = body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body)
  return new Request(`http://localhost:3000${path}`, {
    method,
    headers: {
      'content-type': 'application/json',
      ...(text === undefined ? {} : { 'content-length': String(Buffer.byteLength(text)) }),
      ...headers,
    },
    ...(text === undefined ? {} : { body: text }),
  })
}

interface RequestOptions {
  method?: string
  headers?: Record<string, string>
}
