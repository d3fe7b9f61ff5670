// Connections for the stand-in of Prisma's schema engine: the target database and its shadow databases.
import { PrismaPg } from '@prisma/adapter-pg'
import { ColumnTypeEnum } from '@prisma/driver-adapter-utils'
import pg from 'pg'

const prismaOnlyParameters = ['schema', 'connection_limit', 'pgbouncer', 'pool_timeout', 'connect_timeout']

export function parseTarget(url) {
  const parsed = new URL(url)
  const database = decodeURIComponent(parsed.pathname.slice(1)) || 'postgres'
  const schema = parsed.searchParams.get('schema') ?? undefined
  for (const name of prismaOnlyParameters) parsed.searchParams.delete(name)
  return { connectionString: parsed.toString(), database, schema, host: parsed.hostname, port: parsed.port || '5432' }
}

export async function runSql(url, sql) {
  const client = new pg.Client({ connectionString: parseTarget(url).connectionString })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}

/** Runs a statement on the server's own database, for what cannot run inside the target. */
async function runAdminSql(url, sql) {
  const admin = new URL(parseTarget(url).connectionString)
  admin.pathname = '/postgres'
  await runSql(admin.toString(), sql)
}

export async function createDatabase(url) {
  const { database } = parseTarget(url)
  try {
    await runAdminSql(url, `CREATE DATABASE ${pg.escapeIdentifier(database)}`)
  } catch (error) {
    if (error.code !== '42P04') throw error
  }
  return { databaseName: database }
}

export const dropDatabase = (url) =>
  runAdminSql(url, `DROP DATABASE IF EXISTS ${pg.escapeIdentifier(parseTarget(url).database)} WITH (FORCE)`)

/**
 * Two repairs: the adapter refuses the catalogue's one-byte "char" type (oid 18), which the engine's describer selects,
 * and cuts scripts at every semicolon, those inside the bodies of functions too.
 */
function engineConnection(connection) {
  connection.executeScript = async (script) => {
    await connection.underlyingDriver().query(script)
  }
  const charColumns = new WeakMap()
  const performIO = connection.performIO.bind(connection)
  const queryRaw = connection.queryRaw.bind(connection)
  connection.performIO = async (query) => {
    const result = await performIO(query)
    const found = (result.fields ?? []).flatMap((field, index) => (field.dataTypeID === 18 ? [index] : []))
    for (const index of found) result.fields[index].dataTypeID = 25
    if (found.length > 0) charColumns.set(query, found)
    return result
  }
  connection.queryRaw = async (query) => {
    const result = await queryRaw(query)
    for (const index of charColumns.get(query) ?? []) result.columnTypes[index] = ColumnTypeEnum.Character
    return result
  }
  return connection
}

/** Undoes the shadow databases that still exist. */
const shadowDrops = new Set()
export const dropShadows = () => Promise.allSettled([...shadowDrops].map((drop) => drop()))

/** The adapter, except that it makes and drops shadow databases itself: the original drops one before it let go of it. */
export class EngineAdapter extends PrismaPg {
  constructor(url, shadowUrl) {
    const target = parseTarget(url)
    super({ connectionString: target.connectionString, max: 4 }, target.schema ? { schema: target.schema } : undefined)
    this.url = url
    this.shadowUrl = shadowUrl
  }

  async connect() {
    return engineConnection(await super.connect())
  }

  async connectToShadowDb() {
    if (this.shadowUrl) {
      await runSql(this.shadowUrl, 'DROP SCHEMA IF EXISTS public CASCADE; CREATE SCHEMA public')
      return engineConnection(await new PrismaPg(parseTarget(this.shadowUrl)).connect())
    }
    const database = `prisma_migrate_shadow_db_${crypto.randomUUID()}`
    await runAdminSql(this.url, `CREATE DATABASE "${database}"`)
    const drop = () => runAdminSql(this.url, `DROP DATABASE IF EXISTS "${database}" WITH (FORCE)`)
    shadowDrops.add(drop)
    const url = new URL(parseTarget(this.url).connectionString)
    url.pathname = `/${database}`
    const connection = engineConnection(await new PrismaPg({ connectionString: url.toString() }).connect())
    const dispose = connection.dispose.bind(connection)
    connection.dispose = async () => {
      await dispose()
      await drop()
      shadowDrops.delete(drop)
    }
    return connection
  }
}

/** For `migrate diff` between files: answers the one query the engine sends when it connects. */
export const offlineAdapter = {
  provider: 'postgres',
  adapterName: 'offline',
  connect: async () => ({
    provider: 'postgres',
    adapterName: 'offline',
    getConnectionInfo: () => ({ schemaName: 'public', supportsRelationJoins: true }),
    queryRaw: async () => ({
      columnNames: ['exists', 'version', 'numeric_version'],
      columnTypes: [ColumnTypeEnum.Boolean, ColumnTypeEnum.Text, ColumnTypeEnum.Int32],
      rows: [[true, 'PostgreSQL 18.0', 180000]],
    }),
    executeRaw: async () => 0,
    executeScript: async () => {},
    dispose: async () => {},
    startTransaction: async () => {
      throw new Error('There is no database.')
    },
  }),
  connectToShadowDb() {
    throw new Error('Replaying migrations needs a database: set DATABASE_URL.')
  },
}
