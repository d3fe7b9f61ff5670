import { shared } from '@/lib/server/process-registry'

const holder = shared<{ read: () => Date }>('clock', () => ({ read: () => new Date() }))

/** The server's clock: what the log records and timers go by. */
export const now = (): Date => holder.read()

/** Tests and the demo set another clock; null gives the machine's back. */
export function setClock(read: (() => Date) | null): void {
  holder.read = read ?? (() => new Date())
}
