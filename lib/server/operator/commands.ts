import { organisationRoleSchema, tokenScopeSchema } from '@/lib/domain/actor'
import { createUser } from '@/lib/server/access/people'
import { createToken } from '@/lib/server/access/tokens'
import { backUp } from '@/lib/server/backup/back-up'
import { finishRestore } from '@/lib/server/backup/finish-restore'
import { createIntegration } from '@/lib/server/integrations/create-integration'
import type { CommandName } from '@/lib/server/operator/command-shapes'
import { rebuildAll } from '@/lib/server/rebuild'
import { verifyLog } from '@/lib/server/verify-log'

/** Tells the operator what is going on; it goes to standard error. */
export type Log = (line: string) => void

export interface Outcome {
  /** Alone on the last line of standard output: a secret, which is shown this once, or the name of what was made. */
  result?: string
  /** The command ran and found something wrong: the exit code is 1. */
  failure?: string
}

type Arguments = Partial<Record<string, string>>
type Run = (args: Arguments, log: Log) => Promise<Outcome>

/** What an operator can have done from the command line; the arguments have the shape of the command. */
export const operatorCommands: Record<CommandName, Run> = {
  'create-user': async ({ email = '', name = '', role, password }, log) => {
    const input = { email, name, role: organisationRoleSchema.parse(role), ...(password ? { password } : {}) }
    const created = await createUser(input)
    log(`${name} <${email}> can sign in as ${input.role}.`)
    log(created.password ? 'The last line is their password; it is shown this once.' : 'The last line is their id.')
    return { result: created.password ?? created.personId }
  },

  'create-token': async ({ email = '', name = '', scope }, log) => {
    const { token } = await createToken({ email, name, ...(scope ? { scope: tokenScopeSchema.parse(scope) } : {}) })
    log(`A token "${name}" of ${email} exists. The last line is the token; it is shown this once.`)
    return { result: token }
  },

  'create-integration': async ({ kind = '', name = '', service }, log) => {
    const { url, key } = await createIntegration({ kind, name, ...(service ? { serviceKey: service } : {}) })
    if (url.endsWith(key)) {
      log(`The integration "${name}" exists. The last line is its address with its key; it is shown this once.`)
      return { result: url }
    }
    log(`The integration "${name}" exists at ${url}. The last line is its key; it is shown this once.`)
    return { result: key }
  },

  backup: async ({ file }, log) => {
    const { rows, tables, bytes, needsSecret, ...made } = await backUp(file, log)
    log(`Backed up ${rows} rows of ${tables} tables in ${(bytes / 1e6).toFixed(1)} MB. The last line is the file.`)
    log(
      needsSecret
        ? 'AUTH_SECRET is not in it: keep it, and LOG_KEY if you set one, where you keep secrets, or the backup is worth little.'
        : 'It holds the secret of this installation: keep it as you would keep the database.',
    )
    return { result: made.file }
  },

  'finish-restore': async (args, log) => {
    const { people, incidents, events, broken, differences } = await finishRestore('take-over' in args, log)
    log(
      `${people} people, ${incidents} incidents, ${events} events; ${broken} broken logs, ${differences} differences.`,
    )
    if (broken > 0) return { failure: 'A log was changed before the backup was made: see above.' }
    return differences === 0 ? {} : { failure: 'What was derived differed from the log; it is mended now.' }
  },

  rebuild: async (_, log) => {
    const { incidents, differences } = await rebuildAll(log)
    log(`Rebuilt ${incidents} incidents from their logs, ${differences} differences.`)
    return differences === 0 ? {} : { failure: 'What was derived differed from the log; it is mended now.' }
  },

  'verify-log': async ({ incident }, log) => {
    const { incidents, broken } = await verifyLog(incident, log)
    log(`Verified the logs of ${incidents} incidents, ${broken} broken.`)
    return broken === 0 ? {} : { failure: 'A log was changed by somebody without the key: see above.' }
  },
}
