// Imports nothing but a list: the command line checks its arguments with this before any part of the application runs.
// biome-ignore lint/style/noRestrictedImports: scripts run this file as it stands, and there '@/…' leads nowhere.
import { INTEGRATION_KINDS } from '../../domain/alert/integration-kinds.ts'

export interface Flag {
  isRequired?: boolean
  /** It takes no value: it is there or not. */
  isSwitch?: boolean
  /** The only values it takes. */
  oneOf?: readonly string[]
}

/** What a command of the operator is given: `npm run NAME -- --flag value …`. */
export interface CommandShape {
  usage: string
  flags: Record<string, Flag>
  /** The name of the one argument without a flag. */
  positional?: string
  /** That argument cannot be left out. */
  isPositionalRequired?: boolean
  /** The argument or flag that is a path: relative to where the command was typed, which is not where it runs. */
  path?: string
  /** Without a server it finds the database as it is: nothing is migrated first. */
  takesAnySchema?: boolean
}

const restoreUsage = 'npm run restore -- FILE [--replace] [--take-over] [--keys-lost]'

export const commandShapes = {
  'create-user': {
    usage: 'npm run create-user -- --email ada@example.org --name "Ada" --role admin|responder|stakeholder',
    flags: {
      email: { isRequired: true },
      name: { isRequired: true },
      role: { isRequired: true, oneOf: ['admin', 'responder', 'stakeholder'] },
      password: {},
    },
  },
  'create-token': {
    usage: 'npm run create-token -- --email ada@example.org --name "deploy script" [--scope read|respond|admin]',
    flags: {
      email: { isRequired: true },
      name: { isRequired: true },
      scope: { oneOf: ['read', 'respond', 'admin'] },
    },
  },
  'create-integration': {
    usage: `npm run create-integration -- --kind ${INTEGRATION_KINDS.join('|')} --name "Production alerts" [--service payments]`,
    flags: {
      kind: { isRequired: true, oneOf: INTEGRATION_KINDS },
      name: { isRequired: true },
      service: {},
    },
  },
  rebuild: { usage: 'npm run rebuild', flags: {} },
  backup: { usage: 'npm run backup [-- FILE]', flags: {}, positional: 'file', path: 'file', takesAnySchema: true },
  /** The last part of `npm run restore`, in a process that has the keys of what was restored. */
  'finish-restore': { usage: restoreUsage, flags: { 'take-over': { isSwitch: true } } },
  'verify-log': { usage: 'npm run verify-log [-- INC-12]', flags: {}, positional: 'incident' },
} as const satisfies Record<string, CommandShape>

/** Not a command of a server: it needs the data folder to itself. */
export const restoreShape = {
  usage: restoreUsage,
  flags: { replace: { isSwitch: true }, 'take-over': { isSwitch: true }, 'keys-lost': { isSwitch: true } },
  positional: 'file',
  isPositionalRequired: true,
  path: 'file',
} as const satisfies CommandShape

export type CommandName = keyof typeof commandShapes

export const isCommandName = (name: string): name is CommandName => Object.hasOwn(commandShapes, name)
