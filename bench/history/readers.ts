import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { hashSecret, newSecret } from '@/lib/server/access/secrets'
import { startChild } from '../row-process.ts'
import type { CheckRequest } from './checker.ts'
import type { World } from './world.ts'

/** Somebody who asks, over HTTP by a token or as a browser does, and in SQL by hand. */
export interface Reader {
  name: 'admin' | 'responder'
  id: string
  token: string
  /** A Cookie header, for pages. */
  cookie: string
}

/** An admin, who sees everything, and a responder, who is a member of some private incidents. */
export async function openReaders(bare: pg.Client, url: string, { people }: World): Promise<Reader[]> {
  await bare.query('delete from api_token')
  await bare.query('delete from person_session')
  const [admin, responder] = people
  if (!admin || !responder) throw new Error('There is nobody to ask.')
  const checker = startChild('checker', 'load', { DATABASE_URL: url })
  const open = async (name: Reader['name'], id: string): Promise<Reader> => {
    const [session, token] = [randomUUID(), newSecret('ek_')]
    await bare.query(
      `insert into person_session (id, person_id, user_agent, address, expires_at)
        values ($1, $2, 'bench', '127.0.0.1', now() + interval '1 day')`,
      [session, id],
    )
    await bare.query(
      `insert into api_token (id, person_id, name, scope, token_hash) values ($1, $2, 'bench', 'read', $3)`,
      [randomUUID(), id, hashSecret(token)],
    )
    const cookie = await checker.ask<string>({ kind: 'cookie', ids: [session] } satisfies CheckRequest)
    return { name, id, token, cookie }
  }
  const readers = [await open('admin', admin.id), await open('responder', responder.id)]
  await checker.end()
  return readers
}

/** The narrow rows that a reader may see, in SQL. */
export const visibleTo = ({ name, id }: Reader): string =>
  name === 'admin'
    ? 'true'
    : `(measure.visibility = 'open' or measure.incident_id in (
        select incident_id from incident_member where person_id = '${id}'))`
