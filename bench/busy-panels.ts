import { randomUUID } from 'node:crypto'
import { SYSTEM_ACTOR } from '@/lib/domain/actor'
import { leverKindSchema } from '@/lib/domain/incident/lever'
import { createService } from '@/lib/server/catalogue/services'
import { receiveChanges } from '@/lib/server/changes/receive-changes'
import { findReceiverById } from '@/lib/server/db/integrations'
import { saveLever } from '@/lib/server/db/levers'
import { withTransaction } from '@/lib/server/db/pool'
import { execute } from '@/lib/server/execute'
import { createIntegration } from '@/lib/server/integrations/create-integration'
import type { Member } from './seed.ts'

const SERVICES = ['Checkout', 'Payments API', 'Ledger', 'Web shop', 'Identity', 'Search']
const MITIGATIONS = 12
const REVISIONS = 8
const CHANGES = 30
const MINUTE = 60_000

/**
 * Opens every panel of a room: six affected services that depend on each other, all their levers, changes before
 * onset, a blast radius revised eight times, twelve mitigations in all states, updates and a promised one.
 */
export async function fillPanels({ actor }: Member, incidentId: string): Promise<void> {
  const run = (name: string, input: object) => execute({ incidentId, name, actor, commandId: randomUUID(), input })
  const serviceIds = await seedCatalogue()
  await seedChanges(serviceIds)
  for (let revision = 0; revision < REVISIONS; revision++) {
    await run('revise-blast-radius', {
      affected: { kind: 'share', percent: 10 + revision * 2 },
      who: 'EU checkouts',
      regions: ['eu-west', 'eu-central'].slice(0, 1 + (revision % 2)),
      since: new Date(Date.now() - 30 * MINUTE).toISOString(),
      trend: 'growing',
      confidence: 'likely',
      source: 'Checkout SLI',
      serviceIds,
      basedOn: revision,
    })
  }
  await run('take-role', { role: 'commander' })
  await run('confirm-incident', { how: 'Two customers called, and the SLI agrees' })
  for (let index = 0; index < MITIGATIONS; index++)
    await oneMitigation(run, index, serviceIds[index % serviceIds.length])
  await run('send-update', {
    updateId: randomUUID(),
    audience: 'internal',
    subject: 'Checkout is failing for EU customers',
    text: 'One in four checkouts in the EU fails. Payments is being rolled back.',
    nextDueAt: new Date(Date.now() + 30 * MINUTE).toISOString(),
  })
}

async function seedCatalogue(): Promise<string[]> {
  const admin = { kind: 'person', id: randomUUID(), name: 'Bench', role: 'admin', scope: 'admin' } as const
  const ids: string[] = []
  for (const name of SERVICES) {
    const key = `${name.toLowerCase().replaceAll(' ', '-')}-${randomUUID().slice(0, 8)}`
    const { id } = await createService(admin, {
      key,
      name,
      description: '',
      teamId: null,
      tier: 1,
      links: [],
      dependsOnIds: ids.slice(-2),
    })
    ids.push(id)
    for (const kind of leverKindSchema.options) {
      const lever = { how: 'rollout undo deployment/it, then watch the SLI', url: null, who: '', expectedMinutes: 5 }
      await withTransaction((tx) => saveLever(tx, id, kind, lever, new Date()))
    }
  }
  return ids
}

async function seedChanges(serviceIds: string[]): Promise<void> {
  for (const serviceId of serviceIds) {
    const { id } = await createIntegration({ kind: 'events', name: `Deploys ${randomUUID().slice(0, 8)}`, serviceId })
    const receiver = await findReceiverById(id)
    if (!receiver) throw new Error('The integration is gone.')
    const at = (index: number) => new Date(Date.now() - (40 + index * 90) * MINUTE).toISOString()
    await receiveChanges(
      receiver,
      Array.from({ length: CHANGES / serviceIds.length }, (_, index) => ({
        dedupKey: `deploy-${index}`,
        kind: 'deploy' as const,
        status: 'succeeded' as const,
        title: `build ${8412 - index}: shorter challenge timeouts`,
        serviceKey: null,
        repository: null,
        author: SYSTEM_ACTOR.name,
        authorEmail: null,
        url: null,
        version: `${8412 - index}`,
        environment: null,
        size: 120,
        startedAt: at(index),
        finishedAt: at(index),
        committedAt: null,
        raw: {},
      })),
    )
  }
}

async function oneMitigation(
  run: (name: string, input: object) => Promise<unknown>,
  index: number,
  serviceId: string | undefined,
): Promise<void> {
  const mitigationId = randomUUID()
  const kind = leverKindSchema.options[index % leverKindSchema.options.length]
  await run('propose-mitigation', {
    mitigationId,
    kind,
    lever: kind,
    title: `Attempt ${index + 1}: ${kind} of what changed last`,
    serviceId: serviceId ?? null,
    why: 'It changed shortly before the errors began',
    expected: 'Success in the EU is above 97 % again',
    checkMinutes: 10,
    reversible: true,
  })
  if (index % 4 === 0) return
  await run('start-mitigation', { mitigationId })
  if (index % 4 === 1) return
  await run('watch-mitigation', { mitigationId })
  if (index % 4 === 2) return
  await run('judge-mitigation', { mitigationId, result: 'no-effect', evidence: { text: 'The error rate stayed flat' } })
}
