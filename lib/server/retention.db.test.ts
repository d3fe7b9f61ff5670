import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { forgetOld, KEPT_DAYS } from '@/lib/server/retention'
import { scrape } from '@/lib/server/watched-metrics'
import { query } from '@/lib/testing/database'
import { anIncident, aPerson, withSession } from '@/lib/testing/factories'

test('[RUN-12] what was kept long enough goes, and nothing sooner', async () => {
  const person = await withSession(await aPerson())
  const { id } = await anIncident({ by: person })
  const ago = (days: number) => `now() - interval '${days} days'`
  for (const more of [-1, 1]) {
    await query(
      `insert into timer (key, kind, payload, due_at, state) values ($1, 'x', '{}', ${ago(KEPT_DAYS.timers + more)}, 'fired')`,
      [randomUUID()],
    )
    await query(`insert into access_change (kind, at) values ('x', ${ago(KEPT_DAYS.accessChanges + more)})`)
    await query(
      `insert into person_session (id, person_id, user_agent, address, expires_at, ended_at)
       values ($1, $2, 'x', 'x', now() + interval '1 day', ${ago(KEPT_DAYS.sessions + more)})`,
      [randomUUID(), person.id],
    )
    for (const [read, days] of [
      ['now()', KEPT_DAYS.unreadNotifications],
      [ago(KEPT_DAYS.readNotifications + more), 0],
    ]) {
      await query(
        `insert into notification (id, person_id, kind, incident_id, seq, by_id, by_name, created_at, read_at)
         values ($1, $2, 'x', $3, $4, 'x', 'x', ${ago(Number(days) && Number(days) + more)}, ${read})`,
        [randomUUID(), person.id, id, Number(days) + more + 1],
      )
    }
    await query(
      `insert into mail (id, kind, person_id, to_address, subject, text, state, created_at)
       values ($1, 'digest', $2, 'x', 'x', 'x', 'sent', ${ago(KEPT_DAYS.mails + more)})`,
      [randomUUID(), person.id],
    )
  }
  await query(
    `insert into timer (key, kind, payload, due_at) values ('waits', 'x', '{}', ${ago(KEPT_DAYS.timers + 1)})`,
  )
  await query(`insert into access_change (kind) values ('newest')`)
  const one = { timers: 1, accessChanges: 1, sessions: 1, readNotifications: 1, unreadNotifications: 1, mails: 1 }
  expect(await forgetOld()).toEqual(one)
  expect(Object.values(await forgetOld())).toEqual([0, 0, 0, 0, 0, 0])

  // The timer that waits shows at /metrics as what is behind.
  const measured = await scrape()
  expect(Number(/^evenkeel_timers_overdue_seconds\{lane="exact"\} (\S+)$/m.exec(measured)?.[1])).toBeGreaterThan(86_400)
  expect(measured).toMatch(/^evenkeel_database_up 1$/m)
  expect(measured).toMatch(/^evenkeel_last_backup_timestamp_seconds 0$/m)
  expect(measured).toMatch(/^evenkeel_appends_total [1-9]/m)
})
