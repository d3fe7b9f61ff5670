import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { SYSTEM_ACTOR } from '@/lib/domain/actor'
import { commandsByName } from '@/lib/domain/incident/commands/registry'
import { execute } from '@/lib/server/execute'
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
