import { connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { percentile } from '../../statistics.ts'
import { until } from './until.ts'
import type { Writers } from './writers.ts'

const PATIENCE_SECONDS = 60

/** Waits for the first acknowledgement of something sent after this call; how long that took. */
export function untilAcknowledged({ attempts }: Writers): Promise<number> {
  const from = performance.now()
  const isBack = () => {
    const last = attempts.findLast(({ status }) => status === 200)
    return last !== undefined && last.at - last.ms > from
  }
  return until(isBack, PATIENCE_SECONDS)
}

/** Waits until somebody listens at the port. */
export function untilListening(port: number): Promise<number> {
  return until(() => isListening(port), PATIENCE_SECONDS)
}

const isListening = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false))
    socket.once('connect', () => socket.destroy())
  })

export const pauseBetween = (leastMs: number, mostMs: number): Promise<void> =>
  sleep(leastMs + Math.random() * (mostMs - leastMs))

/** Seconds, as a person reads them: "1.42, at most 2.10". */
export const spreadText = (milliseconds: readonly number[]): string =>
  milliseconds.length === 1
    ? seconds(milliseconds[0] ?? 0)
    : `${seconds(percentile(milliseconds, 0.5))}, at most ${seconds(Math.max(...milliseconds))}`

const seconds = (ms: number): string => `${(ms / 1000).toFixed(2)} s`
