import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { SYSTEM_ACTOR } from '@/lib/domain/actor'
import { commandsByName } from '@/lib/domain/incident/commands/registry'
import { lockIncident } from '@/lib/server/db/incident-row'
import { withTransaction } from '@/lib/server/db/pool'
import { execute, executeMany } from '@/lib/server/execute'
import { listEvents } from '@/lib/server/queries/list-events'
import { rebuildIncident } from '@/lib/server/rebuild'
import { hashOfInput } from '@/lib/server/receipts'
import { runBatch } from '@/lib/server/run-batch'
import { verifyIncident } from '@/lib/server/verify-log'
import { anIncident, aPerson } from '@/lib/testing/factories'

const WRITERS = 64
const NOTES_EACH = 20

const aNoteInput = () => ({ entryId: randomUUID(), kind: 'note', text: 'Rolling back' })
const commandIdsOf = async (id: string) => {
  const { events } = await listEvents(SYSTEM_ACTOR, id, { after: 0, limit: 10_000 })
  return events.map(({ commandId }) => commandId)
}

test('[LOG-1] 64 writers on one hot incident leave a log without gaps and a chain that holds', async () => {
  const actor = await aPerson()
  const incident = await anIncident()
  const sent: string[] = []
  const write = async () => {
    for (let note = 0; note < NOTES_EACH; note++) {
      const commandId = randomUUID()
      sent.push(commandId)
      const { events } = await execute({
        incidentId: incident.id,
        name: 'add-entry',
        actor,
        commandId,
        input: aNoteInput(),
      })
      expect(events).toMatchObject([{ commandId, incidentId: incident.id }])
    }
  }
  await Promise.all(Array.from({ length: WRITERS }, write))
  const total = WRITERS * NOTES_EACH + 1
  expect(await verifyIncident(incident.id)).toEqual({ ok: true, events: total })
  expect((await commandIdsOf(incident.id)).slice(1).sort()).toEqual(sent.sort())
  expect(await rebuildIncident(incident.id)).toEqual([])
})

test('[LOG-1] several processes, each with a combiner of its own, are kept apart by the row lock', async () => {
  const actor = await aPerson()
  const incident = await anIncident()
  const command = commandsByName.get('add-entry')!
  // Past the queue of this process: what the combiner of another one would run.
  const elsewhere = (input: object) =>
    runBatch(incident.id, [
      {
        command,
        name: 'add-entry',
        actor,
        commandId: randomUUID(),
        input: command.input.parse(input),
        inputHash: hashOfInput(input),
        madeAt: new Date(),
      },
    ])
  const here = (input: object) =>
    execute({ incidentId: incident.id, name: 'add-entry', actor, commandId: randomUUID(), input })
  await Promise.all(Array.from({ length: 300 }, (_, index) => (index % 3 === 0 ? elsewhere : here)(aNoteInput())))
  expect(await verifyIncident(incident.id)).toEqual({ ok: true, events: 301 })
  expect(await rebuildIncident(incident.id)).toEqual([])
})

test('[CMD-4] the same commands sent through several processes at once happen once each', async () => {
  const actor = await aPerson()
  const incident = await anIncident()
  const command = commandsByName.get('add-entry')!
  const notes = Array.from({ length: 20 }, () => ({ commandId: randomUUID(), input: aNoteInput() }))
  const sends = notes.flatMap(({ commandId, input }) => [
    execute({ incidentId: incident.id, name: 'add-entry', actor, commandId, input }),
    runBatch(incident.id, [
      { command, name: 'add-entry', actor, commandId, input, inputHash: hashOfInput(input), madeAt: new Date() },
    ]),
  ])
  await Promise.all(sends)
  expect((await commandIdsOf(incident.id)).slice(1).sort()).toEqual(notes.map(({ commandId }) => commandId).sort())
})

test('[CMD-11] commands of many incidents go together, and what is refused or has to wait holds up no other', async () => {
  const actor = await aPerson()
  const [first, second, busy] = [await anIncident(), await anIncident(), await anIncident()]
  const note = (incidentId: string, commandId: string = randomUUID()) => {
    return { incidentId, name: 'add-entry', actor, commandId, input: aNoteInput() }
  }
  const sent = [note(first.id), note(busy.id), { ...note(second.id), input: {} }, note(first.id), note(randomUUID())]
  const held = Promise.withResolvers<void>()
  const locked = Promise.withResolvers<void>()
  const elsewhere = withTransaction(async (tx) => {
    await lockIncident(tx, busy.id)
    locked.resolve()
    await held.promise
  })
  await locked.promise
  const answers = executeMany(sent)
  await expect.poll(async () => (await commandIdsOf(first.id)).length).toBe(3)
  expect(await commandIdsOf(busy.id)).toHaveLength(1)
  // Whoever comes while the others wait is not kept waiting.
  await execute(note(second.id))
  held.resolve()
  await elsewhere
  expect((await answers).map(({ status }) => status)).toEqual([
    'fulfilled',
    'fulfilled',
    'rejected',
    'fulfilled',
    'rejected',
  ])
  expect((await commandIdsOf(first.id)).slice(1)).toEqual([sent[0]!.commandId, sent[3]!.commandId])
  // Two that took the same id fail the transaction of all; each then goes alone.
  const twice = randomUUID()
  const after = await executeMany([note(first.id, twice), note(second.id, twice), note(busy.id)])
  expect(after.filter(({ status }) => status === 'rejected')).toMatchObject([{ reason: { code: 'command_id_reused' } }])
  for (const { id } of [first, second, busy]) expect(await verifyIncident(id)).toMatchObject({ ok: true })
  expect(await executeMany([])).toEqual([])
})
