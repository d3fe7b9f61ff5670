import { SettingsError } from '../lib/server/settings.ts'
import { NewerSchemaError } from './database/migrate.ts'

/** What the person who started the command can act on: shown as its sentence alone, exit code 1. */
export class Failure extends Error {}

/** Progress for the person at the terminal; standard output belongs to results. */
export const say = (line: string): void => {
  process.stderr.write(`${line}\n`)
}

/** Runs a command to its exit code; an expected failure is one sentence, anything else shows its stack. */
export async function runMain(main: () => Promise<number>): Promise<never> {
  try {
    process.exit(await main())
  } catch (error) {
    const isExpected = error instanceof Failure || error instanceof SettingsError || error instanceof NewerSchemaError
    say(isExpected ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error))
    process.exit(1)
  }
}
