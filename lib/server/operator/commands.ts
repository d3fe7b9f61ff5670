import { organisationRoleSchema, tokenScopeSchema } from '@/lib/domain/actor'
import { createUser } from '@/lib/server/access/people'
import { createToken } from '@/lib/server/access/tokens'
import { createIntegration } from '@/lib/server/integrations/create-integration'
import type { CommandName } from '@/lib/server/operator/command-shapes'
import { rebuildAll } from '@/lib/server/rebuild'
import { verifyLog } from '@/lib/server/verify-log'

/** Tells the operator what is going on; it goes to standard error. */
export type Log = (line: string) => void

export interface Outcome {
  /** Shown once: alone on the last line of standard output. */
  secret?: string
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
    return { secret: created.password ?? created.personId }
  },

  'create-token': async ({ email = '', name = '', scope }, log) => {
    const { token } = await createToken({ email, name, ...(scope ? { scope: tokenScopeSchema.parse(scope) } : {}) })
    log(`A token "${name}" of ${email} exists. The last line is the token; it is shown this once.`)
    return { secret: token }
  },

  'create-integration': async ({ kind = '', name = '', service }, log) => {
    const { url, key } = await createIntegration({ kind, name, ...(service ? { serviceKey: service } : {}) })
    if (url.endsWith(key)) {
      log(`The integration "${name}" exists. The last line is its address with its key; it is shown this once.`)
      return { secret: url }
    }
    log(`The integration "${name}" exists at ${url}. The last line is its key; it is shown this once.`)
    return { secret: key }
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
