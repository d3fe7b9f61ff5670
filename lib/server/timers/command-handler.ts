import type { DueTimer, TimerOutcome } from '@/lib/server/db/timers'
import { execute, executeMany, type Invocation } from '@/lib/server/execute'
import type { Executed } from '@/lib/server/run-batch'

/** The one command that a timer makes when it is due. */
export interface TimerCommand {
  /** Null when there is nothing to be done any more. */
  of(timer: DueTimer): Promise<Invocation | null>
  /** What becomes of the timer; without it, it has fired. */
  after?(timer: DueTimer, executed: Executed): Promise<TimerOutcome | undefined>
}

/** A handler that only makes a command: many of them can go in one transaction. */
export interface CommandHandler {
  (timer: DueTimer): Promise<TimerOutcome | undefined>
  command: TimerCommand
}

export const commandHandler = (command: TimerCommand): CommandHandler =>
  Object.assign(
    async (timer: DueTimer) => {
      const invocation = await command.of(timer)
      if (!invocation) return undefined
      const executed = await execute(invocation)
      return command.after?.(timer, executed)
    },
    { command },
  )

export interface DueCommand {
  timer: DueTimer
  command: TimerCommand
}

type Settled<T> = PromiseSettledResult<T>

/** Does what `commandHandler` does for each, with one commit for all where that can be. Answers in order, and never throws. */
export async function handleTogether(due: readonly DueCommand[]): Promise<Settled<TimerOutcome | undefined>[]> {
  const asked: Settled<Invocation | null>[] = []
  // One after the other: what they read takes a connection of the pool.
  for (const { timer, command } of due) asked.push(...(await Promise.allSettled([command.of(timer)])))
  const invocations = asked.flatMap((one) => (one.status === 'fulfilled' && one.value ? [one.value] : []))
  const executed = (await executeMany(invocations)).values()
  return Promise.allSettled(
    due.map(async ({ timer, command }, index) => {
      const invocation = asked[index]
      if (invocation?.status === 'rejected') throw invocation.reason
      if (!invocation?.value) return undefined
      const done = executed.next().value
      if (done?.status !== 'fulfilled') throw done?.reason
      return command.after?.(timer, done.value)
    }),
  )
}
