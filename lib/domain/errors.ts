/** What went wrong, in words a caller can branch on. `statusOfError` maps each to an HTTP status. */
export type ErrorCode =
  | 'invalid_input'
  | 'unauthenticated'
  | 'forbidden'
  | 'not_found'
  | 'rule_refused'
  | 'command_id_reused'
  | 'conflict'
  | 'too_large'
  | 'rate_limited'
  | 'unavailable'

/** The one map from code to HTTP status. */
export const statusOfError = {
  invalid_input: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  rule_refused: 409,
  command_id_reused: 409,
  conflict: 409,
  too_large: 413,
  rate_limited: 429,
  unavailable: 503,
} satisfies Record<ErrorCode, number>

/** One field that was wrong: `path` as in `input.evidence.text`, `message` a sentence for a person. */
export interface FieldProblem {
  path: string
  message: string
}

export interface ErrorDetails {
  fields?: FieldProblem[]
  /** The SPEC id of the rule that refused, such as `SEV-3`. */
  rule?: string
  retryAfterSeconds?: number
  /** Of a `conflict`: what it is now, so that nothing that was typed has to be typed again. */
  current?: unknown
}

// Next bundles this file more than once into one process, so `instanceof` fails between the copies.
const BRAND = Symbol.for('evenkeel.AppError')

/** A failure the caller can act on. Anything else that throws is a bug and is shown as "internal". */
export class AppError extends Error {
  override name = 'AppError'
  readonly [BRAND] = true
  readonly code: ErrorCode
  readonly details: ErrorDetails
  constructor(code: ErrorCode, message: string, details: ErrorDetails = {}) {
    super(message)
    this.code = code
    this.details = details
  }
}

/** True for an AppError of any copy of this module. */
export const isAppError = (error: unknown): error is AppError =>
  typeof error === 'object' && error !== null && BRAND in error

/** A rule of the SPEC refuses a command: `rule` is its id, `field` the field of its input to mend, if there is one. */
export const refuse = (rule: string, message: string, field?: string): AppError =>
  refuseAt(rule, message, field && `input.${field}`)

/** As `refuse`, of a request that is no command: `path` is that of the field in its body. */
export const refuseAt = (rule: string, message: string, path?: string): AppError =>
  new AppError('rule_refused', message, { rule, ...(path ? { fields: [{ path, message }] } : {}) })

/** What somebody wrote into one field cannot be. */
export const wrongField = (path: string, message: string): AppError =>
  new AppError('invalid_input', `${path}: ${message}`, { fields: [{ path, message }] })
