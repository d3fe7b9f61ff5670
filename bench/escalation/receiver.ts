import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { query } from '@/lib/server/db/pool'
import { sql } from '@/lib/server/db/sql'
import type { Member } from '../seed.ts'

/** Takes what is published to ntfy. Answers its address. */
async function startReceiver(): Promise<URL> {
  const http = createServer((request, response) => {
    request.resume()
    request.on('end', () => {
      response.writeHead(200, { 'content-type': 'application/json' })
      response.end('{"id":"bench","event":"message"}')
    })
  })
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  return new URL(`http://127.0.0.1:${(http.address() as AddressInfo).port}`)
}

/** Sets up ntfy on this machine, and a topic for each of these people: all that they can be told by. */
export async function canBeTold(people: readonly Member[]): Promise<void> {
  const receiver = await startReceiver()
  const [first] = people
  await query(
    sql`insert into organisation_setting (key, value, updated_by) values
      ('action-hosts', ${JSON.stringify([receiver.host])}::jsonb, ${first?.actor.id}),
      ('channel-ntfy', ${JSON.stringify({ server: receiver.origin, sealed: null })}::jsonb, ${first?.actor.id})
      on conflict (key) do update set value = excluded.value`,
  )
  for (const { actor } of people) {
    const methodId = randomUUID()
    await query(
      sql`insert into contact_method (id, person_id, channel, address, label, verified_at, created_at)
        values (${methodId}, ${actor.id}, 'ntfy', ${`bench-${actor.id}`}, '', now(), now())`,
    )
    // The usual order leaves ntfy out.
    const steps = [{ target: methodId, afterMinutes: 0 }]
    await query(
      sql`insert into notification_rule (person_id, rule, tests_shifts, version, updated_at)
        values (${actor.id}, ${JSON.stringify({ high: steps, low: steps })}::jsonb, false, 1, now())`,
    )
  }
}
