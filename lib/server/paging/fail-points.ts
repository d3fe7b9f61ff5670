import { shared } from '@/lib/server/process-registry'

/** Places at which a process may be made to stop, to see that nothing is missed: `EVENKEEL_FAIL_POINT=page-claimed`. */
export type FailPoint = 'page-claimed' | 'page-sent'

const hooks = shared('paging-fail-points', () => new Map<FailPoint, () => void>())

/** Tests put something in a place; null takes it away again. */
export function setFailPoint(point: FailPoint, hook: (() => void) | null): void {
  if (hook) hooks.set(point, hook)
  else hooks.delete(point)
}

/** Does what was put here; a process that was started to die here is gone at once, as by a power cut. */
export function reach(point: FailPoint): void {
  hooks.get(point)?.()
  if (process.env.EVENKEEL_FAIL_POINT === point) process.kill(process.pid, 'SIGKILL')
}
