import { randomUUID } from 'node:crypto'
import { commandsByName } from '@/lib/domain/incident/commands/registry'
import { parse } from '@/lib/domain/parse'
import { execute, madeAt } from '@/lib/server/execute'
import { hashOfInput } from '@/lib/server/receipts'
import { runBatch } from '@/lib/server/run-batch'
import { atRate, bySaturation } from '../open-loop.ts'
import { answerEach } from '../row-process.ts'
import { noteInput, noteText, seedIncident, seedPeople, writeNote } from '../seed.ts'
import { type Acknowledged, checkLogs } from './check-log.ts'
import { measureRun } from './measure.ts'
import { type Place, type Request, WRITERS } from './place.ts'
import { recordTransactions } from './recording.ts'

/** The application's own modules in one process, without a server around them. */
answerEach(async (request: Request) => {
  if (request.kind === 'seed') return seed()
  const { place, count } = request
  if (request.kind === 'record') {
    const stop = recordTransactions()
    await bySaturation(WRITERS, count, async (index, writer) => void (await append(place, 'many', index, writer)))
    return stop()
  }
  const acknowledged: Acknowledged[] = []
  const keep = async (kind: Request['kind'], index: number, writer: number) => {
    acknowledged.push(await append(place, kind, index, writer))
  }
  if (request.kind === 'paced') {
    const run = await measureRun(count, process.pid, (timed) =>
      atRate(request.perSecond, count, (index, at) => timed(() => keep('hot', index, index % WRITERS), at)),
    )
    // Open loop: a writer's next entry does not wait for the one before, so only the log has an order.
    return { run, integrity: await checkLogs(acknowledged.map((each, writer) => ({ ...each, writer }))) }
  }
  const { kind } = request
  await bySaturation(WRITERS, request.warmUp, (index, writer) => keep(kind, index, writer))
  const run = await measureRun(count, process.pid, (timed) =>
    bySaturation(WRITERS, count, (index, writer) => timed(() => keep(kind, index, writer))),
  )
  return { run, integrity: await checkLogs(acknowledged) }
})

async function seed(): Promise<Place> {
  const people = await seedPeople(WRITERS)
  const [first] = people
  if (!first) throw new Error('Nobody was made.')
  const declare = async () => (await seedIncident(first)).id
  const incidentIds = await Promise.all(people.map(declare))
  const place = { people, incidentIds, hotId: await declare(), naiveId: await declare() }
  // Everybody has written where they will write: who takes part is not what is measured.
  for (const [writer, person] of people.entries()) {
    const places = [incidentIds[writer] ?? '', place.hotId, place.naiveId]
    await Promise.all(places.map((id) => writeNote(person, id, noteText(0))))
  }
  return place
}

async function append(place: Place, kind: Request['kind'], index: number, writer: number): Promise<Acknowledged> {
  const author = place.people[writer]
  const own = place.incidentIds[writer]
  if (!author || !own) throw new Error(`There is no writer ${writer}.`)
  const incidentId = { hot: place.hotId, naive: place.naiveId }[kind as string] ?? own
  const commandId = randomUUID()
  const invocation = {
    incidentId,
    name: 'add-entry',
    actor: author.actor,
    commandId,
    input: noteInput(noteText(index)),
  }
  const { events } = kind === 'naive' ? await executeAlone(invocation) : await execute(invocation)
  return { incidentId, seq: events[0]?.seq ?? 0, commandId, writer }
}

/** As `execute`, but for the combiner: every command waits for the row lock by itself. */
async function executeAlone({ incidentId, name, actor, commandId, input }: Parameters<typeof execute>[0]) {
  const command = commandsByName.get(name)
  if (!command) throw new Error(`There is no command ${name}.`)
  const parsed = parse(command.input, input, 'input')
  const sent = { command, name, actor, commandId, input: parsed, inputHash: hashOfInput(input), madeAt: madeAt() }
  const { outcomes } = await runBatch(incidentId, [sent])
  const [outcome] = outcomes
  if (!outcome || 'refusal' in outcome) throw outcome?.refusal ?? new Error('There is no outcome.')
  return outcome
}
