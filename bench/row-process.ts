import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { pinned, type Side } from './cores.ts'
import type { RowResult } from './figures.ts'
import { tellsMemory } from './kept-memory.ts'

/** What a row is told by the one who runs it, through the environment. */
const settingsSchema = z.object({
  root: z.string(),
  rounds: z.int().min(1),
  /** Just enough to see that everything works. */
  isQuick: z.boolean(),
  /** How many incidents the histories of row 7 have, from few to many. */
  sizes: z.array(z.int().min(100)).min(1),
  /** A migrated and empty database, to be copied. */
  templateUrl: z.url(),
  postgresPid: z.int(),
  cores: z.object({ system: z.string(), load: z.string() }).nullable(),
})

export type BenchSettings = z.output<typeof settingsSchema>

export const SETTINGS_VARIABLE = 'EVENKEEL_BENCH'

export const readSettings = (): BenchSettings =>
  settingsSchema.parse(JSON.parse(process.env[SETTINGS_VARIABLE] ?? '{}'))

/** The one thing a row's process does: measure, and hand the result to the one who started it. */
export async function runRow(measure: (settings: BenchSettings) => Promise<RowResult>): Promise<void> {
  endWithStarter()
  const result = await measure(readSettings())
  await new Promise((resolve) => process.send?.(result, resolve))
  process.exit(0)
}

/** Nothing that the bench started outlives it. */
const endWithStarter = () => process.once('disconnect', () => process.exit(1))

export interface Child {
  pid: number
  /** Sends a message and waits for the answer to it; one at a time. */
  ask<Reply>(message: unknown): Promise<Reply>
  end(): Promise<void>
}

/** Starts another program of the same row (its file beside `main.ts`, without the ending) on the cores of its side. */
export function startChild(program: string, side: Side, env: Record<string, string> = {}): Child {
  const script = join(dirname(fileURLToPath(import.meta.url)), `${program}.js`)
  const command: [string, ...string[]] = [process.execPath, ...tellsMemory, '--enable-source-maps', script]
  const [file, ...args] = pinned(command, side, readSettings().cores)
  const child = spawn(file, args, {
    env: { ...process.env, ...env },
    stdio: ['ignore', 2, 2, 'ipc'],
    serialization: 'advanced',
  })
  const ended = once(child, 'exit')
  return {
    pid: child.pid ?? 0,
    ask: (message) => ask(child, ended, message),
    async end() {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM')
      await ended
    },
  }
}

async function ask<Reply>(child: ChildProcess, ended: Promise<unknown>, message: unknown): Promise<Reply> {
  const answered = once(child, 'message')
  child.send(message as Parameters<ChildProcess['send']>[0])
  const first = await Promise.race([answered, ended.then(() => null)])
  if (!first) throw new Error('A process of the bench ended before it answered: see above.')
  return first[0]
}

/** The other end of `startChild`: answers each message. */
export function answerEach(answer: (message: never) => Promise<unknown>): void {
  endWithStarter()
  process.on('message', (message) => {
    answer(message as never).then(
      (reply) => process.send?.(reply ?? null),
      (error: unknown) => {
        process.stderr.write(`${error instanceof Error ? error.stack : error}\n`)
        process.exit(1)
      },
    )
  })
}
