import type { PersonActor } from '@/lib/domain/actor'
import { AppError } from '@/lib/domain/errors'
import type { MyPages, PageDetail } from '@/lib/domain/on-call/paging-view'
import { now } from '@/lib/server/clock'
import { listAttempts } from '@/lib/server/db/page-attempts'
import { findVisiblePage, listOwnPages } from '@/lib/server/db/pages'
import { withSnapshot } from '@/lib/server/db/pool'

const LATELY_MS = 24 * 60 * 60_000

export const pageNotFound = (): AppError => new AppError('not_found', 'There is no such page.')

/** The reader's own pages: those that wait for an answer, and those of the last day. */
export const listPages = (actor: PersonActor): Promise<MyPages> =>
  withSnapshot((tx) => listOwnPages(tx, actor, new Date(now().getTime() - LATELY_MS)))

/** One page with its attempts, for whoever sees its incident. Throws `not_found`. */
export const getPage = (actor: PersonActor, id: string): Promise<PageDetail> =>
  withSnapshot(async (tx) => {
    const page = await findVisiblePage(tx, actor, id)
    if (!page) throw pageNotFound()
    return { ...page, isMine: page.person.id === actor.id, attempts: await listAttempts(tx, id) }
  })
