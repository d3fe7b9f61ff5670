import type { AlertRules } from '@/lib/domain/alert/alert-rules'
import { newIntegrationSchema, rulesForKind } from '@/lib/domain/alert/integration'
import { AppError, wrongField } from '@/lib/domain/errors'
import { parse } from '@/lib/domain/parse'
import { hashSecret } from '@/lib/server/access/secrets'
import { now } from '@/lib/server/clock'
import { findServicesByKey } from '@/lib/server/db/alert-incidents'
import { insertIntegration, isServiceInUse } from '@/lib/server/db/integrations'
import { addressOf } from '@/lib/server/integrations/addresses'
import { newIntegrationKey } from '@/lib/server/integrations/keys'

export interface CreateIntegrationInput {
  kind: string
  name: string
  serviceId?: string | null
  /** Instead of `serviceId`. */
  serviceKey?: string
  rules?: Partial<AlertRules>
  /** The person who made it; nobody for an operator. */
  createdBy?: string
}

export interface CreatedIntegration {
  id: string
  url: string
  key: string
}

/** Makes an integration. Its key is answered this once and stored as a hash. */
export async function createIntegration(input: CreateIntegrationInput): Promise<CreatedIntegration> {
  const { serviceKey, createdBy = null, ...given } = input
  const serviceId = serviceKey === undefined ? (given.serviceId ?? null) : await serviceIdOf(serviceKey)
  const { kind, name } = parse(newIntegrationSchema, { kind: given.kind, name: given.name, serviceId })
  const rules = { ...rulesForKind(kind), ...given.rules }
  await requireService(serviceId)
  await requireServicesOf(rules.changes)
  const key = newIntegrationKey(kind)
  const row = { kind, name, serviceId, rules, keyHash: hashSecret(key), createdBy, at: now() }
  return { id: await insertIntegration(row), url: addressOf(kind, key), key }
}

async function serviceIdOf(key: string): Promise<string> {
  const service = (await findServicesByKey([key])).get(key)
  if (!service) throw new AppError('not_found', `There is no service "${key}"`)
  return service.id
}

/** Throws `invalid_input` unless there is none, or it is in use. */
export async function requireService(id: string | null, path = 'serviceId'): Promise<void> {
  if (id === null || (await isServiceInUse(id))) return
  throw wrongField(path, 'is not a service in use')
}

/** As `requireService`, for those that rules name. */
export async function requireServicesOf({ repositories }: AlertRules['changes']): Promise<void> {
  for (const [index, { serviceId }] of repositories.entries()) {
    await requireService(serviceId, `rules.changes.repositories.${index}.serviceId`)
  }
}
