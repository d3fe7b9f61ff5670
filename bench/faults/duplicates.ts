import { randomUUID } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import type { FaultOptions, FaultResult } from './fault.ts'
import { request } from './stage/api.ts'
import { readLog } from './stage/audit.ts'
import { createPerson, declare, note } from './stage/people.ts'
import { startTwoServers } from './stage/two-servers.ts'

const AT_ONCE = 5
const answered = z.object({ events: z.array(z.looseObject({ seq: z.number() })) })

/** Sends each command five times in the same instant: half of them to one server, half to two. */
export async function duplicates({ times = 200 }: FaultOptions = {}): Promise<FaultResult> {
  const { servers, redis, dispose } = await startTwoServers()
  try {
    const [first, second] = servers
    const person = await createPerson(first, 'Ada')
    const { id } = await declare(first.url, person)
    const found = { 'not accepted': 0, 'different answers': 0 }
    for (let command = 0; command < times; command++) {
      const urls = command % 2 === 0 ? [first.url] : [first.url, second.url]
      const body = { commandId: randomUUID(), input: note(`Line ${command}`) }
      const path = `/api/v1/incidents/${id}/commands/add-entry`
      const sent = Array.from({ length: AT_ONCE }, (_, index) =>
        request(urls[index % urls.length] ?? '', person.token, path, body),
      )
      const answers = await Promise.all(sent)
      found['not accepted'] += answers.filter(({ status }) => status !== 200).length
      const [one, ...others] = answers.flatMap((answer) => answered.safeParse(answer.body).data?.events ?? [])
      found['different answers'] += others.filter((other) => !isDeepStrictEqual(one, other)).length
    }
    const entries = (await readLog(first.url, person, id)).filter(({ type }) => type === 'note.added')
    const doubled = entries.length - new Set(entries.map(({ commandId }) => commandId)).size
    const isOnce = entries.length === times && doubled === 0
    return {
      name: 'duplicates',
      promise: 'the same command five times at once, to one server and to two: one event, the same answer',
      figures: { redis, commands: times, requests: times * AT_ONCE, events: entries.length, doubled, ...found },
      met: isOnce && found['not accepted'] === 0 && found['different answers'] === 0,
    }
  } finally {
    await dispose()
  }
}
