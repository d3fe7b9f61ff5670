import type pg from 'pg'
import { expect, test } from 'vitest'
import { allOf, rowsOf, sql } from '@/lib/server/db/sql'

const sent = async (statement: ReturnType<typeof sql>) => {
  let config: unknown
  const query = async (given: unknown) => {
    config = given
    return { rows: [] }
  }
  await rowsOf({ query } as unknown as pg.Pool, statement)
  return config
}

test('values become parameters, and pieces are set in with theirs', async () => {
  const name = sql`name = ${'Ada; drop table person'}`
  const statement = sql`select ${sql`id`} from ${sql`person`} where ${name} and role = ${'admin'} limit ${3}`
  expect(await sent(statement)).toEqual({
    text: 'select id from person where name = $1 and role = $2 limit $3',
    values: ['Ada; drop table person', 'admin', 3],
  })
})

test('conditions are joined; none is true', async () => {
  expect(await sent(allOf([sql`a = ${1}`, sql`b = ${2}`, sql`c`]))).toEqual({
    text: 'a = $1 and b = $2 and c',
    values: [1, 2],
  })
  expect(await sent(sql`select 1 where ${allOf([])}`)).toEqual({ text: 'select 1 where true', values: [] })
})
