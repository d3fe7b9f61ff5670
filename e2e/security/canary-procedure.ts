import { randomUUID } from 'node:crypto'
import { expect } from '@playwright/test'
import type { Caller } from './callers.ts'

/** Where the word is said: an incident, and one of its services. */
interface Place {
  id: string
  key: string
  serviceId: string
  /** The revision of the blast radius that is there. */
  revision?: number
}

interface Sayers {
  insider: Caller
  chief: Caller
}

const tell = async ({ name, send }: Caller, method: string, path: string, body?: object) => {
  const { status, text } = await send(method, path, body)
  expect(status, `${method} ${path} by ${name}: ${text}`).toBeLessThan(300)
  return text === '' ? null : JSON.parse(text)
}

const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString()

/** Says the word in every field of the procedure that holds words. */
export async function sayInProcedure({ insider, chief }: Sayers, place: Place, word: string): Promise<void> {
  const { id, serviceId, revision = 0 } = place
  const act = (command: string, input: object) =>
    tell(insider, 'POST', `/api/v1/incidents/${id}/commands/${command}`, { commandId: randomUUID(), input })
  const evidence = { text: `Evidence of ${word}`, url: `https://example.org/${word}` }
  await act('confirm-incident', { how: `A call about ${word}` })
  await act('revise-blast-radius', {
    affected: { kind: 'unknown' },
    who: `Readers of ${word}`,
    regions: [`eu-${word}`],
    since: null,
    trend: 'growing',
    confidence: 'guess',
    source: `The ${word} dashboard`,
    serviceIds: [serviceId],
    basedOn: revision,
  })
  await act('waive-lever', { serviceId, lever: 'scale-up', reason: `More ${word} would not help` })
  const about = { checkMinutes: 5, reversible: true, start: true, why: `Because ${word}`, expected: `Less ${word}` }
  const pull = (lever: string) => {
    const mitigationId = randomUUID()
    const what = { title: `Against ${word}`, kind: lever, lever, serviceId, target: `${word} 41` }
    return act('propose-mitigation', { mitigationId, ...what, ...about }).then(() => mitigationId)
  }
  const left = await pull('flag-off')
  await act('judge-mitigation', {
    mitigationId: left,
    result: 'worked',
    evidence,
    crutch: { expiresAt: inHours(1) },
  })
  await act('extend-crutch', { mitigationId: left, expiresAt: inHours(2), reason: `Until ${word} is mended` })
  const dropped = await pull('roll-back')
  await act('abandon-mitigation', { mitigationId: dropped, reason: `Not for ${word}` })
  const back = await pull('roll-back')
  await act('judge-mitigation', { mitigationId: back, result: 'made-worse', evidence })
  await act('revert-mitigation', { mitigationId: back, note: `No ${word} any more` })
  await act('check-in', { answer: 'working', on: `The ${word} keys` })
  await act('put-off-advice', { adviceId: 'several-mitigations', reason: `All are about ${word}` })
  await act('set-delivery-prevented', { deliveryPrevented: true })
  await act('set-delivery-prevented', { deliveryPrevented: false, evidence })
  for (const audience of ['internal', 'executives', 'customers']) {
    const update = { updateId: randomUUID(), audience, subject: `On ${word}`, text: `It is ${word}`, nextDueAt: null }
    await act('send-update', update)
  }
  await tell(insider, 'PUT', `/api/v1/incidents/${id}/subscription`)

  // A change is everybody's; what an incident says of it is not.
  const changeId = await change(chief, serviceId)
  const room = async () => (await insider.send('GET', `/api/v1/incidents/${id}/room`)).text
  await expect.poll(room).toContain(changeId)
  await act('claim-change', { changeId, note: `Mine, for ${word}` })
  await act('rule-out-change', { changeId, because: `It has no ${word}` })
}

async function change(chief: Caller, serviceId: string): Promise<string> {
  const settings = { kind: 'events', name: 'Deploys', serviceId }
  const { url } = await tell(chief, 'POST', '/api/v1/integrations', settings)
  const body = JSON.stringify({ kind: 'change', dedupKey: 'c', title: 'Build 41' })
  const answer = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body })
  return (await answer.json()).changeId
}

/** The levers that are pulled; how is everybody's to read. */
export async function writeLevers(chief: Caller, serviceId: string, how: string): Promise<void> {
  for (const kind of ['roll-back', 'flag-off']) {
    await tell(chief, 'PUT', `/api/v1/services/${serviceId}/levers/${kind}`, { how })
  }
}

/** Makes a scenario of an incident, and a drill of that which is over. */
export async function practise(insider: Caller, { key, serviceId }: Place, word: string) {
  const { scenario } = await tell(insider, 'POST', '/api/v1/scenarios', { fromIncident: key })
  const services = Object.fromEntries(scenario.services.map(({ part }: { part: string }) => [part, serviceId]))
  const commandId = randomUUID()
  const drill = await tell(insider, 'POST', '/api/v1/drills', { commandId, scenario: scenario.key, services })
  const control = (body: object) =>
    tell(insider, 'POST', `/api/v1/drills/${drill.id}/control`, { commandId: randomUUID(), ...body })
  await control({ do: 'message', from: `The ${word} desk`, text: `Have you seen ${word}?` })
  await control({ do: 'end', note: `We know ${word} now` })
  return { drillId: drill.id, drillIncident: drill.incident, scenarioKey: scenario.key }
}
