import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import pg from 'pg'
import { answerEach } from '../row-process.ts'

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 20 })

const UPSERT = `insert into bare_alert (key, title, raw, count, last_at) values ($1, $2, $3, 1, now())
  on conflict (key) do update set count = bare_alert.count + 1, last_at = now(), raw = excluded.raw`

/** The limit: a bare Node server with one upsert a request, committed before it answers; it checks and groups nothing. */
const http = createServer(async (request, response) => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  const text = Buffer.concat(chunks).toString()
  const { dedup_key: key, payload } = JSON.parse(text)
  await pool.query({ name: 'upsert', text: UPSERT, values: [key, payload.summary, text] })
  response.writeHead(202, { 'content-type': 'application/json' })
  response.end(JSON.stringify({ status: 'success', message: 'Event processed', dedup_key: key }))
})

answerEach(async (message: { kind: 'listen' } | { kind: 'count' }) => {
  if (message.kind === 'count') {
    const { rows } = await pool.query<{ count: number }>('select count(*)::int as count from bare_alert')
    return rows[0]?.count ?? 0
  }
  await pool.query(
    'create table if not exists bare_alert (key text primary key, title text, raw jsonb, count int, last_at timestamptz)',
  )
  await pool.query('truncate bare_alert')
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  return (http.address() as AddressInfo).port
})
