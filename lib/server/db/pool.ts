import pg from 'pg'
import { rowsOf, type Sql } from '@/lib/server/db/sql'
import { asUnavailable, asUnknownOutcome, isConnectionLost } from '@/lib/server/db/unavailable'
import { env } from '@/lib/server/env'
import { logger } from '@/lib/server/logger'
import { shared } from '@/lib/server/process-registry'

/** A connection inside a transaction. */
export type Tx = pg.PoolClient

const POOL_SIZE = 20
const LOCK_TIMEOUT_MS = 5_000
const STATEMENT_TIMEOUT_MS = 10_000
// Longer than the server's own limit: it ends the wait for a server that is stopped and cannot even time out.
const ANSWER_TIMEOUT_MS = 15_000

/** The connections of this process to PostgreSQL. */
export const pool = (): pg.Pool => shared('pg-pool', createPool)

function createPool(): pg.Pool {
  const { databaseUrl } = env()
  if (!databaseUrl) throw new Error('DATABASE_URL is not set')
  const created = new pg.Pool({
    connectionString: databaseUrl,
    application_name: 'evenkeel',
    max: POOL_SIZE,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    lock_timeout: LOCK_TIMEOUT_MS,
    statement_timeout: STATEMENT_TIMEOUT_MS,
    idle_in_transaction_session_timeout: STATEMENT_TIMEOUT_MS,
    query_timeout: ANSWER_TIMEOUT_MS,
    keepAlive: true,
    // Statements that do not need each other's answers travel together, see `together`.
    pipeline: true,
  })
  const noteLoss = (error: Error) => logger.warn({ err: error }, 'A database connection was lost')
  created.on('error', noteLoss)
  // The pool listens to idle connections only; without this, losing one in use would end the process.
  created.on('connect', (client) => client.on('error', noteLoss))
  return created
}

/** Ends every connection, for good: the process is about to stop. */
export const closePool = (): Promise<void> => pool().end()

/** Runs one statement outside a transaction. Throws `unavailable` when the database is away. */
export async function query<Row extends object>(statement: Sql, name?: string): Promise<Row[]> {
  try {
    return await rowsOf<Row>(pool(), statement, name)
  } catch (error) {
    throw asUnavailable(error) ?? error
  }
}

/** Runs `work` in one transaction: all of it is saved, or nothing. Throws `unavailable` when the database is away. */
export const withTransaction = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => inTransaction('begin', work)

/** Runs reads that must agree with each other: all see the database as it was at one instant. */
export const withSnapshot = <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
  inTransaction('begin isolation level repeatable read read only', work)

/**
 * Waits for statements that were sent without waiting for each other; they run in the order they were made in. Throws
 * the first failure, once none of them is under way any more.
 */
export async function together<T extends readonly unknown[]>(work: readonly [...{ [K in keyof T]: Promise<T[K]> }]) {
  await Promise.allSettled(work)
  return Promise.all(work)
}

async function inTransaction<T>(begin: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  const tx = await connect()
  let isBroken = false
  try {
    const [, result] = await together([tx.query(begin), work(tx)])
    await commit(tx)
    return result
  } catch (error) {
    isBroken = isConnectionLost(error) || !(await rolledBack(tx))
    throw asUnavailable(error) ?? error
  } finally {
    // True makes the pool throw the connection away.
    tx.release(isBroken)
  }
}

const rolledBack = (tx: Tx): Promise<boolean> =>
  tx.query('rollback').then(
    () => true,
    () => false,
  )

async function connect(): Promise<Tx> {
  try {
    return await pool().connect()
  } catch (error) {
    throw asUnavailable(error) ?? error
  }
}

async function commit(tx: Tx): Promise<void> {
  try {
    await tx.query('commit')
  } catch (error) {
    throw asUnknownOutcome(error) ?? error
  }
}
