import { ArchiveError } from '../lib/server/backup/archive-format.ts'
import { SettingsError } from '../lib/server/settings.ts'
import { NewerSchemaError } from './database/migrate.ts'
import { RestoreRefused } from './database/restore-refused.ts'

/** What the person who started the command can act on: shown as its sentence alone, exit code 1. */
export class Failure extends Error {}

/** Progress for the person at the terminal; standard output belongs to results. */
export const say = (line: string): void => {
  process.stderr.write(`${line}\n`)
}

const expected = [Failure, SettingsError, NewerSchemaError, ArchiveError, RestoreRefused]

/** Runs a command to its exit code; an expected failure is one sentence, anything else shows its stack. */
export async function runMain(main: () => Promise<number>): Promise<never> {
  try {
    process.exit(await main())
  } catch (error) {
    const isExpected = expected.some((kind) => error instanceof kind)
    const { message, stack } = error instanceof Error ? error : { message: String(error), stack: undefined }
    say(isExpected ? message : (stack ?? message))
    process.exit(1)
  }
}
