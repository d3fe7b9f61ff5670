import pg from 'pg'

/** A secret by what it is, such as `token of the API`. */
export type Secrets = Record<string, string>

/** How a secret would stand in clear: as it is, in an address, or as bytes in one of the usual spellings. */
const spellings = (secret: string): string[] => [
  secret,
  encodeURIComponent(secret),
  Buffer.from(secret).toString('hex'),
  // Without its last characters, which depend on what stands behind it.
  Buffer.from(secret).toString('base64').slice(0, -4),
]

/** Which of these can be read in a text. */
export const toldIn = (text: string, secrets: Secrets): string[] =>
  Object.entries(secrets).flatMap(([name, secret]) =>
    spellings(secret).some((spelling) => text.includes(spelling)) ? [name] : [],
  )

/** Every row of every table as text, as somebody has them who got hold of a dump; what is stored as bytes also as text. */
export async function dumpOf(databaseUrl: string): Promise<{ text: string; tables: number; rows: number }> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    const { rows: tables } = await client.query<{ name: string }>(
      `select quote_ident(tablename) as name from pg_tables where schemaname = 'public'`,
    )
    const lines: string[] = []
    for (const { name } of tables) {
      const { rows } = await client.query<{ row: string }>(`select whole::text as row from ${name} as whole`)
      lines.push(...rows.map(({ row }) => `${name} ${row} ${bytesIn(row)}`))
    }
    return { text: lines.join('\n'), tables: tables.length, rows: lines.length }
  } finally {
    await client.end()
  }
}

const bytesIn = (row: string): string =>
  [...row.matchAll(/\\x([0-9a-f]+)/g)].map(([, hex = '']) => Buffer.from(hex, 'hex').toString('latin1')).join(' ')
