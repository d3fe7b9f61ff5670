import type pg from 'pg'

/** A statement or a piece of one: values never become text. */
export interface Sql {
  readonly strings: readonly string[]
  readonly values: readonly unknown[]
}

const isSql = (value: unknown): value is Sql => typeof value === 'object' && value !== null && 'strings' in value

/** Tags SQL: each value becomes a parameter, each Sql is set in as it stands. */
export function sql(texts: TemplateStringsArray, ...values: unknown[]): Sql {
  const strings = [texts[0] ?? '']
  const parameters: unknown[] = []
  values.forEach((value, index) => {
    const after = texts[index + 1] ?? ''
    if (isSql(value)) {
      strings.push(`${strings.pop() ?? ''}${value.strings[0] ?? ''}`, ...value.strings.slice(1))
      strings.push(`${strings.pop() ?? ''}${after}`)
      parameters.push(...value.values)
    } else {
      strings.push(after)
      parameters.push(value)
    }
  })
  return { strings, values: parameters }
}

/** Conditions that must all hold; true when there is none. */
export const allOf = (conditions: Sql[]): Sql =>
  conditions.length === 0 ? sql`true` : conditions.reduce((left, right) => sql`${left} and ${right}`)

/** Conditions of which one must hold; false when there is none. */
export const anyOf = (conditions: Sql[]): Sql =>
  conditions.length === 0 ? sql`false` : sql`(${conditions.reduce((left, right) => sql`${left} or ${right}`)})`

type Queryable = Pick<pg.Pool | pg.PoolClient, 'query'>

/** Runs one statement and answers its rows. Give a name to what runs often: it is planned once a connection. */
export async function rowsOf<Row extends object>(
  on: Queryable,
  { strings, values }: Sql,
  name?: string,
): Promise<Row[]> {
  const text = strings.reduce((left, right, index) => `${left}$${index}${right}`)
  const result = await on.query<Row & pg.QueryResultRow>({ text, values: [...values], ...(name ? { name } : {}) })
  return result.rows
}
