import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { POST } from '@/app/api/webhooks/alertmanager/[key]/route'
import type { PersonActor } from '@/lib/domain/actor'
import { newServiceSchema } from '@/lib/domain/catalogue/catalogue'
import { createService } from '@/lib/server/catalogue/services'
import { type CreateIntegrationInput, createIntegration } from '@/lib/server/integrations/create-integration'
import { signedInPerson } from '@/lib/testing/signed-in'

export interface SentAlert {
  status?: 'firing' | 'resolved'
  labels?: Record<string, string>
  annotations?: Record<string, string>
  startsAt?: string
  endsAt?: string
  fingerprint?: string
}

export interface AlertSender {
  admin: PersonActor
  integration: { id: string; url: string; key: string }
  service: { id: string; key: string; name: string }
  /** Sends a delivery as it stands. */
  post(body: unknown): Promise<Response>
  /** Sends alerts; each has what it does not say from a real one. */
  send(...alerts: SentAlert[]): Promise<Response>
}

/** A service of its own, and an Alertmanager that watches it. */
export async function alertSender(rules: CreateIntegrationInput['rules'] = {}): Promise<AlertSender> {
  const { actor: admin } = await signedInPerson('admin')
  const key = `service-${randomUUID().slice(0, 8)}`
  const service = await createService(admin, newServiceSchema.parse({ key, name: `Service ${key}` }))
  const integration = await createIntegration({ kind: 'alertmanager', name: 'Prod', serviceId: service.id, rules })
  const post = (body: unknown) => postTo(integration.key, typeof body === 'string' ? body : JSON.stringify(body))
  return { admin, integration, service, post, send: (...alerts) => post(delivery(alerts)) }
}

/** What Alertmanager really sent, from the recordings. */
export const recordedDelivery = (name: string): { alerts: SentAlert[] } =>
  JSON.parse(
    readFileSync(new URL(`../server/integrations/alertmanager/payloads/${name}.json`, import.meta.url), 'utf8'),
  )

const template = recordedDelivery('one-firing')

export function delivery(alerts: SentAlert[]) {
  const [first] = template.alerts
  const { service: _, ...labels } = first?.labels ?? {}
  return { ...template, alerts: alerts.map((alert) => ({ ...first, labels, ...alert })) }
}

/** Posts to the address with this key, as the route receives it. */
export function postTo(key: string, body: string): Promise<Response> {
  const request = new Request(`http://localhost:3000/api/webhooks/alertmanager/${key}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(body)) },
    body,
  })
  return POST(request, { params: Promise.resolve({ key }) })
}
