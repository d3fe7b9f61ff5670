import type { Inject } from './scenario'

/** How far a drill is. Instants are milliseconds since the epoch. */
export interface DrillRun {
  state: 'running' | 'paused' | 'ended'
  startedAt: number
  pausedAt: number | null
  /** Time spent paused before now: the steps wait for it. */
  pausedMs: number
  stepsDone: number
}

/** How long the drill has been going on, pauses left out. */
export const elapsedOf = ({ startedAt, pausedAt, pausedMs }: DrillRun, now: number): number =>
  Math.max(0, (pausedAt ?? now) - startedAt - pausedMs)

/** When something of a drill's own time happens by the clock, if it is not paused again. */
export const instantOf = ({ startedAt, pausedMs }: DrillRun, at: number): number => startedAt + pausedMs + at

/** The next thing that happens, or null when all of it has. */
export const nextInject = (injects: readonly Inject[], { stepsDone }: DrillRun): Inject | null =>
  injects[stepsDone] ?? null

/** The next thing that happens, if its time has come. */
export function dueInject(injects: readonly Inject[], run: DrillRun, now: number): Inject | null {
  const next = nextInject(injects, run)
  return run.state === 'running' && next && elapsedOf(run, now) >= next.at ? next : null
}

/** The run as a pause leaves it. */
export const pausedAt = (run: DrillRun, now: number): DrillRun =>
  run.state === 'running' ? { ...run, state: 'paused', pausedAt: now } : run

/** The run as going on leaves it. */
export const resumedAt = (run: DrillRun, now: number): DrillRun =>
  run.state === 'paused' && run.pausedAt !== null
    ? { ...run, state: 'running', pausedAt: null, pausedMs: run.pausedMs + Math.max(0, now - run.pausedAt) }
    : run

/** The run as ending it leaves it; nothing follows. */
export const endedAt = (run: DrillRun): DrillRun => ({ ...run, state: 'ended' })
