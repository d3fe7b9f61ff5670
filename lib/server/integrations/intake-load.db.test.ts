import { expect, test } from 'vitest'
import { PUT as beat } from '@/app/api/webhooks/heartbeat/[key]/route'
import { POST as postLegacy } from '@/app/generic/2010-04-15/create_event.json/route'
import { GET as listAlerts } from '@/app/v2/alerts/route'
import { POST as postChange } from '@/app/v2/change/enqueue/route'
import { POST } from '@/app/v2/enqueue/route'
import { withinLoad } from '@/lib/server/integrations/intake-load'
import { alertSender } from '@/lib/testing/alert-sender'
import { documentedPayload, dropInSender, requestTo } from '@/lib/testing/drop-in-sender'

const MEBIBYTE = 1_048_576

/** Requests that say they are large, send a little and then nothing more, until `stop`. */
function slowOnes(length: number) {
  const bodies: ReadableStreamDefaultController<Uint8Array>[] = []
  const answers = [POST, postChange, postLegacy].flatMap((post) =>
    Array.from({ length: 3 }, () => {
      const body = new ReadableStream<Uint8Array>({
        start(controller) {
          controller.enqueue(Buffer.from('{"routing_key":'))
          bodies.push(controller)
        },
      })
      const headers = { 'content-type': 'application/json', 'content-length': String(length) }
      const request = { method: 'POST', headers, body, duplex: 'half' }
      return post(new Request('http://localhost:3000/v2/enqueue', request as RequestInit), undefined)
    }),
  )
  return {
    answers: () => Promise.all(answers),
    stop: () => bodies.forEach((body) => void body.close()),
  }
}

test('[INTAKE-12] strangers who send slowly keep nobody waiting', async () => {
  const large = slowOnes(10_000_000)
  const slow = slowOnes(500_000)
  const [alertmanager, events] = [await alertSender(), await dropInSender('events-v2')]
  expect((await alertmanager.send({ fingerprint: 'a' })).status).toBe(200)
  const event = { ...documentedPayload('events-v2', 'trigger'), routing_key: events.key }
  expect((await POST(requestTo('/v2/enqueue', event), undefined)).status).toBe(202)
  // Larger than such an event can be: refused before anything is read.
  expect((await large.answers()).map(({ status }) => status)).toEqual(Array.from({ length: 9 }, () => 413))
  slow.stop()
  expect((await slow.answers()).map(({ status }) => status)).toEqual(Array.from({ length: 9 }, () => 400))
})

test('[INTAKE-12] nor do those who send much, and what they sent is forgotten with them', async () => {
  const { key } = await dropInSender('events-v2')
  const much = { routing_key: 'unknown', x: 'x'.repeat(MEBIBYTE / 2 - 100) }
  const statusOf = async (body: object) => (await POST(requestTo('/v2/enqueue', body), undefined)).status
  const statuses = await Promise.all(Array.from({ length: 60 }, () => statusOf(much)))
  expect(new Set(statuses)).toEqual(new Set([400, 429]))
  expect(await statusOf({ ...documentedPayload('events-v2', 'trigger'), routing_key: key })).toBe(202)
})

test('[INTAKE-3] who only asks takes the place of nobody who sends', async () => {
  const [alertmanager, { key }] = [await alertSender(), await dropInSender('opsgenie')]
  const headers = { authorization: `GenieKey ${key}` }
  const asked = Array.from({ length: 50 }, () =>
    listAlerts(requestTo('/v2/alerts', undefined, { method: 'GET', headers }), undefined),
  )
  expect((await alertmanager.send({ fingerprint: 'a' })).status).toBe(200)
  expect(new Set((await Promise.all(asked)).map(({ status }) => status))).toEqual(new Set([200]))
})

test('[INTAKE-3] [INTAKE-12] overload is 429 with Retry-After to senders of events, and refuses no sign of life', async () => {
  const [events, heartbeat] = [await dropInSender('events-v2'), await dropInSender('heartbeat')]
  let finish = () => {}
  const forever = new Promise<void>((resolve) => {
    finish = resolve
  })
  const running = Array.from({ length: 6 }, () => withinLoad(null, () => forever))
  const event = { ...documentedPayload('events-v2', 'trigger'), routing_key: events.key }
  const answer = await POST(requestTo('/v2/enqueue', event), undefined)
  expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '5'])
  const { key } = heartbeat
  const request = requestTo(`/api/webhooks/heartbeat/${key}`, { still: 'here' }, { method: 'PUT' })
  expect((await beat(request, { params: Promise.resolve({ key }) })).status).toBe(200)
  finish()
  await Promise.all(running)
})
