import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import type { PersonActor } from '@/lib/domain/actor'
import { scenarioSchema } from '@/lib/domain/drill/scenario'
import { changeProfile } from '@/lib/server/access/profile'
import { parseScenario } from '@/lib/server/drills/parse-scenario'
import { SCENARIO_TEMPLATE } from '@/lib/server/drills/scenario-template'
import {
  changeScenario,
  createScenario,
  createScenarioOf,
  deleteScenario,
  getScenario,
  listScenarios,
} from '@/lib/server/drills/scenarios'
import { startDrill } from '@/lib/server/drills/start-drill'
import { getIncident } from '@/lib/server/queries/get-incident'
import { aNote, anAdmin, anIncident, aPerson, aService, run } from '@/lib/testing/factories'

const refusalOf = (asked: Promise<unknown>) =>
  asked.then(
    () => null,
    (error: unknown) => error,
  )
const keysFor = async (actor: PersonActor) => (await listScenarios(actor)).map(({ key }) => key)

let ada: PersonActor
let ben: PersonActor
let admin: PersonActor

beforeAll(async () => {
  ada = await aPerson({ name: 'Ada Osei' })
  ben = await aPerson({ name: 'Ben Adler' })
  admin = await anAdmin()
})

test('[DRILL-8] a scenario is its author’s and the admins’ to change, and its key is taken once', async () => {
  const { key } = await createScenario(ada, SCENARIO_TEMPLATE)
  expect(await keysFor(ben)).toContain(key)
  expect(await refusalOf(createScenario(ben, SCENARIO_TEMPLATE))).toMatchObject({ code: 'conflict' })
  const library = SCENARIO_TEMPLATE.replace('my-scenario', 'bad-deploy')
  expect(await refusalOf(createScenario(ben, library))).toMatchObject({ code: 'conflict' })
  const changed = SCENARIO_TEMPLATE.replace('One request in ten', 'One request in five')
  const change = { source: changed, version: 1 }
  expect(await refusalOf(changeScenario(ben, key, change))).toMatchObject({ code: 'forbidden' })
  expect((await changeScenario(admin, key, change)).source).toContain('in five')
  expect(await refusalOf(changeScenario(admin, 'bad-deploy', change))).toMatchObject({ code: 'forbidden' })
  await deleteScenario(ada, key)
  expect(await refusalOf(getScenario(ada, key))).toMatchObject({ code: 'not_found' })
})

const worded = (key: string, words: string) =>
  SCENARIO_TEMPLATE.replace('my-scenario', key).replace('One request in ten', words)

test('[DRILL-11] what was changed since it was read is not written over, and who did is said', async () => {
  const { key, own } = await createScenario(ada, worded('two-tabs', 'Half of them'))
  expect(own?.version).toBe(1)
  const theirs = { source: worded('two-tabs', 'A third of them'), version: 1 }
  expect((await changeScenario(admin, key, theirs)).own?.version).toBe(2)
  expect((await changeScenario(admin, key, theirs)).own?.version).toBe(2)
  const mine = worded('two-tabs', 'All of them')
  const refusal = await refusalOf(changeScenario(ada, key, { source: mine, version: 1 }))
  const message = `${admin.name} changed this scenario meanwhile. Look at it again.`
  expect(refusal).toMatchObject({ code: 'conflict', message, details: { current: { version: 2 } } })
  expect(JSON.stringify(refusal)).not.toContain('A third')
  expect((await getScenario(ada, key)).source).toContain('A third')
  expect((await changeScenario(ada, key, { source: mine, version: 2 })).own?.version).toBe(3)
})

test('[DRILL-11] of several at once from the same version one is saved', async () => {
  const { key } = await createScenario(ada, worded('at-once', 'Half of them'))
  const words = Array.from({ length: 8 }, (_, n) => `One in ${n + 11}`)
  const outcomes = await Promise.all(
    words.map((each) => refusalOf(changeScenario(ada, key, { source: worded('at-once', each), version: 1 }))),
  )
  expect(outcomes.filter((error) => error instanceof Error)).toHaveLength(7)
  const { source, own } = await getScenario(admin, key)
  const saved = words.filter((each) => source.includes(each))
  expect([saved.length, own?.version]).toEqual([1, 2])
})

test('[DRILL-8] who takes part in a drill of it cannot read it', async () => {
  await changeProfile(ben, { takesDrills: true })
  const shop = await aService()
  const services = { pipeline: shop.id }
  const wanted = { commandId: randomUUID(), scenario: 'broken-pipeline', services, personIds: [ben.id] }
  await startDrill(ada, wanted)
  expect(await refusalOf(getScenario(ben, 'broken-pipeline'))).toMatchObject({ code: 'not_found' })
  expect((await getScenario(ada, 'broken-pipeline')).source).toContain('libssl')
})

test('[DRILL-9] an incident becomes a scenario without anybody’s name', async () => {
  const service = await aService({ name: 'Checkout' })
  const incident = await anIncident({ by: ada, title: 'Cards fail, says Ben Adler', serviceIds: [service.id] })
  await run(incident, 'take-role', { role: 'commander' }, ada)
  await aNote(incident, ben, 'Ada Osei asked me: yes, cards fail. Ask Ada about it.')
  await run(incident, 'change-status', { status: 'mitigated' }, ada)
  const { source, own } = await createScenarioOf(ada, incident.key)
  expect(own).toMatchObject({ fromIncidentKey: incident.key, isMine: true })
  expect(source).not.toMatch(/Ada|Ben/)
  const { scenario, input } = parseScenario(source)
  expect(scenarioSchema.parse(input)).toEqual(scenario)
  expect(scenario.steps.find(({ message }) => message)?.message).toEqual({
    from: 'Responder 2',
    text: 'Commander asked me: yes, cards fail. Ask Commander about it.',
  })
  expect(scenario.steps.flatMap(({ expect: expected }) => expected?.what ?? [])).toEqual([
    'Take command',
    'Mitigate it',
  ])
  expect(await refusalOf(createScenarioOf(ada, (await anIncident({ by: ada })).key))).toMatchObject({
    details: { rule: 'DRILL-9' },
  })
})

test('[REDACT-4] what is redacted leaves the scenarios of its incident, and nothing else of them does', async () => {
  const service = await aService()
  const incident = await anIncident({ by: ada, serviceIds: [service.id] })
  const entryId = await aNote(incident, ben, 'Ada Osei, the password is\nhunter2')
  await aNote(incident, ben, 'The queue grows')
  const { key, source } = await createScenarioOf(ada, incident.key)
  expect(source).toContain('hunter2')
  const edited = `# Ours\n${source.replace('The queue grows', 'The queue grows fast')}`
  await changeScenario(ada, key, { source: edited, version: 1 })
  await run(incident, 'redact-entry', { entryId }, ben)
  const after = await getScenario(ada, key)
  expect(after.source).not.toContain('hunter2')
  expect(after.source).toBe(edited.replace(/text: .*hunter2/, 'text: Redacted'))
  expect(after.own?.version).toBe(3)
})

test('[DRILL-10] what was made of a private incident is for those who may see that one', async () => {
  const service = await aService()
  const incident = await anIncident({ by: ada, visibility: 'private', serviceIds: [service.id] })
  await aNote(incident, ada, 'A secret of ours')
  const { key } = await createScenarioOf(ada, incident.key)
  expect(await keysFor(ada)).toContain(key)
  expect(await keysFor(ben)).not.toContain(key)
  expect(await refusalOf(getScenario(ben, key))).toMatchObject({ code: 'not_found' })
  const begin = (actor: PersonActor, personIds: string[]) =>
    startDrill(actor, { commandId: randomUUID(), scenario: key, services: { 'service-1': service.id }, personIds })
  expect(await refusalOf(begin(ben, []))).toMatchObject({ code: 'not_found' })
  expect(await refusalOf(begin(ada, [ben.id]))).toMatchObject({ details: { rule: 'DRILL-10' } })
  await run(incident, 'add-member', { personId: ben.id }, ada)
  const drill = await begin(ada, [ben.id])
  expect(drill.incident).toMatchObject({ visibility: 'private' })
  expect((await getIncident(ben, drill.incident.id)).id).toBe(drill.incident.id)
})
