import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import {
  type ActionSecrets,
  NO_SECRETS,
  type SecretsChange,
  type SecretsSet,
  secretsChangeSchema,
  secretsSet,
} from '@/lib/domain/action/action-secrets'
import { type LeverAction, leverActionSchema, originOf } from '@/lib/domain/action/lever-action'
import type { Actor } from '@/lib/domain/actor'
import { AppError, wrongField } from '@/lib/domain/errors'
import type { LeverKind } from '@/lib/domain/incident/lever'
import { readLeverAction } from '@/lib/server/actions/prepare-action'
import { sealSecrets } from '@/lib/server/actions/sealed-secrets'
import { leverKind, noLever, requireLeverKeeper } from '@/lib/server/catalogue/levers'
import { now } from '@/lib/server/clock'
import { findLeverAction, saveLeverAction } from '@/lib/server/db/lever-actions'

export const leverActionChangeSchema = z.strictObject({
  action: leverActionSchema,
  secrets: secretsChangeSchema.default({}),
})
type LeverActionChange = z.output<typeof leverActionChangeSchema>

/** The request of a lever as its keepers see it: which secrets are set, never what they are. */
export interface LeverActionView {
  action: LeverAction | null
  secrets: SecretsSet
}

/** The request a lever carries. Throws `forbidden` for who may not change the lever, and `not_found`. */
export async function getLeverAction(actor: Actor, serviceId: string, kind: string): Promise<LeverActionView> {
  await requireLeverKeeper(actor, serviceId)
  const found = await readLeverAction(await requireLever(serviceId, leverKind(kind)))
  return { action: found?.action ?? null, secrets: secretsSet(found?.secrets ?? NO_SECRETS) }
}

/**
 * Gives a lever a request. A signing secret that is made here is answered this once. Throws `forbidden`, `not_found`,
 * and `rule_refused` (ACTION-8) for secrets that would go to another place than they were given for.
 */
export async function putLeverAction(
  actor: Actor,
  serviceId: string,
  kind: string,
  { action, secrets: change }: LeverActionChange,
): Promise<LeverActionView & { signingSecret?: string }> {
  await requireLeverKeeper(actor, serviceId)
  const known = leverKind(kind)
  const before = await readLeverAction(await requireLever(serviceId, known))
  const secrets = secretsAfter(action, before, change)
  const { signing } = secrets
  const isOurs = signing !== undefined && signing !== before?.secrets?.signing && signing !== change.signing
  if (!(await saveLeverAction(serviceId, known, { action, secrets: await sealSecrets(secrets) }, now()))) {
    throw noLever()
  }
  return { action, secrets: secretsSet(secrets), ...(isOurs ? { signingSecret: signing } : {}) }
}

/** Takes the request of a lever away, with its secrets. Throws as `getLeverAction` does. */
export async function deleteLeverAction(actor: Actor, serviceId: string, kind: string): Promise<void> {
  await requireLeverKeeper(actor, serviceId)
  const isThere = await saveLeverAction(serviceId, leverKind(kind), { action: null, secrets: null }, now())
  if (!isThere) throw noLever()
}

/** The secrets after a change. Each preset has its own, and each place. */
export function secretsAfter(
  action: LeverAction,
  before: { action: LeverAction; secrets: ActionSecrets | null } | null,
  change: SecretsChange,
): ActionSecrets {
  const kept = before?.secrets ?? NO_SECRETS
  const token = change.token === undefined ? kept.token : change.token
  const headers = Object.fromEntries(
    Object.entries({ ...kept.headers, ...change.headers }).flatMap(([name, value]) => (value ? [[name, value]] : [])),
  )
  const isElsewhere = before !== null && originOf(before.action) !== originOf(action)
  const isCarriedOver = (value: string | undefined | null, old: string | undefined, given: unknown) =>
    value !== undefined && value !== null && value === old && given === undefined
  const carriesOver =
    action.preset === 'github-workflow-dispatch'
      ? isCarriedOver(token, kept.token, change.token)
      : Object.entries(headers).some(([name, value]) =>
          isCarriedOver(value, kept.headers[name], change.headers?.[name]),
        )
  if (isElsewhere && carriesOver) {
    const message = `were given for ${originOf(before.action)}: give them again for the new address, or take them away`
    throw new AppError('rule_refused', `The secrets ${message}.`, {
      rule: 'ACTION-8',
      fields: [{ path: 'secrets', message }],
    })
  }
  if (action.preset === 'github-workflow-dispatch') {
    if (!token) throw missing('secrets.token')
    return { token, headers: {} }
  }
  const signing = change.signing === undefined ? kept.signing : change.signing
  return { signing: signing === undefined || signing === 'new' ? newSigningSecret() : signing, headers }
}

/** As Standard Webhooks writes it: 24 to 64 random bytes in base64. */
const newSigningSecret = (): string => `whsec_${randomBytes(32).toString('base64')}`

async function requireLever(serviceId: string, kind: LeverKind) {
  const row = await findLeverAction(serviceId, kind)
  if (!row) throw noLever()
  return row
}

const missing = (path: string) => wrongField(path, 'is missing')
