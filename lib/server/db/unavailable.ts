import { AppError, isAppError } from '@/lib/domain/errors'

// 08 connection, 25006 read-only (a standby), 25P03 a transaction left idle, 40 serialisation and deadlock, 53 resources (disk full, connections),
// 55P03 lock timeout, 57014 statement timeout, 57P shut down, 58 input/output.
const sqlState = /^(?:08...|25006|25P03|40001|40P01|53...|55P03|57014|57P0[1-5]|58...)$/
const lostState = /^(?:08...|25P03|57P0[1-5])$/
const networkCode = /^(?:ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOENT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN)$/
const prismaCode = /^(?:P1001|P1002|P1008|P1017|P2024|P2028|P2034|P2037)$/
// node-postgres gives these no code.
const lostMessage =
  /^(?:Connection terminated|Client has encountered a connection error|Client was closed|Query read timeout|timeout exceeded when trying to connect|Cannot use a pool after calling end)/

const RETRY_AFTER_SECONDS = 2

/** The `unavailable` a caller is told when the database is away, full or too busy; null when the error is another. */
export function asUnavailable(error: unknown): AppError | null {
  if (isAppError(error) || !causesOf(error).some(isOutage)) return null
  return unavailable('The database does not answer right now. Try again in a moment.', error)
}

/**
 * As `asUnavailable`, for an error of COMMIT itself: whether it took effect is not known when the connection was lost.
 */
export function asUnknownOutcome(error: unknown): AppError | null {
  if (!isConnectionLost(error)) return asUnavailable(error)
  return unavailable(
    'The database went away while this was being saved, so the outcome is unknown. A retry with the same commandId is safe.',
    error,
  )
}

/** True when the connection can no longer be used. */
export const isConnectionLost = (error: unknown): boolean =>
  causesOf(error).some(
    (cause) =>
      lostState.test(read(cause, 'code')) ||
      networkCode.test(read(cause, 'code')) ||
      lostMessage.test(read(cause, 'message')),
  )

/** True when a row of that key is there already. */
export const isUniqueViolation = (error: unknown): boolean =>
  causesOf(error).some((cause) => read(cause, 'code') === '23505')

/** What a statement says, or null when a row of that key is there already; other errors stay errors. */
export const unlessTaken = <T>(statement: Promise<T>): Promise<T | null> =>
  statement.catch((error: unknown) => {
    if (isUniqueViolation(error)) return null
    throw error
  })

function unavailable(message: string, cause: unknown): AppError {
  const error = new AppError('unavailable', message, { retryAfterSeconds: RETRY_AFTER_SECONDS })
  error.cause = cause
  return error
}

const isOutage = (error: object): boolean =>
  [read(error, 'code'), read(error, 'originalCode')].some(
    (code) => sqlState.test(code) || networkCode.test(code) || prismaCode.test(code),
  ) || lostMessage.test(read(error, 'message'))

/** The error and what it wraps: Prisma and happy-eyeballs connections hide the reason inside. */
function causesOf(error: unknown, depth = 0): object[] {
  if (typeof error !== 'object' || error === null || depth > 5) return []
  const inner: unknown[] = error instanceof AggregateError ? error.errors : []
  const meta: unknown = Reflect.get(error, 'meta')
  const wrapped = typeof meta === 'object' && meta !== null ? Reflect.get(meta, 'driverAdapterError') : null
  return [error, ...[...inner, Reflect.get(error, 'cause'), wrapped].flatMap((cause) => causesOf(cause, depth + 1))]
}

function read(error: object, key: string): string {
  const value: unknown = Reflect.get(error, key)
  return typeof value === 'string' ? value : ''
}
