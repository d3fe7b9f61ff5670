import { type Logger, pino } from 'pino'
import { shared } from '@/lib/server/process-registry'
import { readableStack } from '@/lib/server/readable-stack'
import { parseSettings } from '@/lib/server/settings'

const secrets = ['authorization', 'cookie', '["set-cookie"]', 'password', 'token', 'key', 'secret']
const below = (parent: string, name: string) => (name.startsWith('[') ? `${parent}${name}` : `${parent}.${name}`)

/** How every logger of this process writes; `createLogger` in tests takes the same. */
export const loggerOptions = {
  base: undefined,
  timestamp: pino.stdTimeFunctions.isoTime,
  formatters: { level: (label: string) => ({ level: label }) },
  serializers: { err: describeError },
  redact: {
    paths: secrets.flatMap((name) => [name, below('*', name), below('*.*', name)]),
    censor: '[hidden]',
  },
} satisfies pino.LoggerOptions

/** Structured logs of this process. Give ids (`requestId`, `incidentId`) by `logger.child({ … })`. */
export const logger: Logger = shared('logger', () =>
  pino({ ...loggerOptions, level: parseSettings(process.env).logLevel }),
)

/** Not what else hangs on an error: drivers hang whole connections there, with what they were given. */
function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return error
  const { type, message, stack } = pino.stdSerializers.err(error)
  return { type, message, stack: readableStack(stack), ...('code' in error ? { code: error.code } : {}) }
}
