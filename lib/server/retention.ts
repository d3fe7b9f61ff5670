import { now } from '@/lib/server/clock'
import { deleteOld } from '@/lib/server/db/retention'
import { logger } from '@/lib/server/logger'

const DAY_MS = 24 * 60 * 60_000

/** How long what nobody needs for ever is kept, in days (SPEC RUN-12, docs/OPERATIONS.md). */
export const KEPT_DAYS = {
  /** Timers that fired or were cancelled: until then they explain what happened. */
  timers: 7,
  accessChanges: 7,
  /** Counted from their end. */
  sessions: 30,
  readNotifications: 90,
  unreadNotifications: 365,
  /** Digests, shifts and rotas; mails of an incident are kept with it. */
  mails: 90,
} as const

/** Forgets what has been kept long enough. Answers how many rows of each went. */
export function forgetOld(): ReturnType<typeof deleteOld> {
  const before = (days: number) => new Date(now().getTime() - days * DAY_MS)
  return deleteOld({
    timers: before(KEPT_DAYS.timers),
    accessChanges: before(KEPT_DAYS.accessChanges),
    sessions: before(KEPT_DAYS.sessions),
    readNotifications: before(KEPT_DAYS.readNotifications),
    unreadNotifications: before(KEPT_DAYS.unreadNotifications),
    mails: before(KEPT_DAYS.mails),
  })
}

/** Forgets now and once a day. Several servers may do it at once: what one has deleted is gone for the others. */
export function startRetention(): { stop: () => Promise<void> } {
  let running = Promise.resolve()
  const forget = () => {
    running = forgetOld().then(
      (gone) => {
        if (Object.values(gone).some((count) => count > 0)) logger.info({ gone }, 'Forgot what was kept long enough')
      },
      (error: unknown) => logger.warn({ err: error }, 'Old rows could not be deleted; tomorrow again'),
    )
  }
  forget()
  const daily = setInterval(forget, DAY_MS)
  return {
    async stop() {
      clearInterval(daily)
      await running
    },
  }
}
