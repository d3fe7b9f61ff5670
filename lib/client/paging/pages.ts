'use client'

import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useSyncExternalStore } from 'react'
import { unreachable } from '@/lib/client/answer-error'
import { api } from '@/lib/client/api'
import { type Answer, createAnswers, noAnswers, type SentAnswer } from '@/lib/client/paging/answers'
import { myPagesKey } from '@/lib/client/paging/pages-key'
import { shiftKey } from '@/lib/client/shift-key'
import { liveSocket } from '@/lib/client/socket'
import { type AppError, isAppError } from '@/lib/domain/errors'
import type { MyPages, PageDetail, PageView } from '@/lib/domain/on-call/paging-view'
import type { InAppNotification } from '@/lib/domain/realtime-protocol'

const PAGES = ['pages'] as const
/** The socket tells at once; this is for when it does not. */
const EVERY_MS = 10_000
const PATH = '/api/v1/pages'

const NOTHING: MyPages = { toAnswer: [], lately: [] }

/** My pages: those to answer, and those of the last day. Asked for every ten seconds, also in a tab that nobody looks at. */
export const useMyPages = (isEnabled = true) =>
  useQuery({
    queryKey: myPagesKey,
    queryFn: () => api<MyPages>('GET', PATH),
    refetchInterval: EVERY_MS,
    refetchIntervalInBackground: true,
    enabled: isEnabled,
    placeholderData: NOTHING,
  })

/** Reads my pages again as soon as one is asked, or the socket is back. */
export function usePageNews(): void {
  const queries = useQueryClient()
  useEffect(() => {
    const socket = liveSocket()
    const again = () => void queries.invalidateQueries({ queryKey: PAGES })
    const handleNotification = ({ kind }: InAppNotification) => {
      if (kind === 'page') again()
    }
    socket.on('notification', handleNotification).on('connect', again)
    return () => {
      socket.off('notification', handleNotification).off('connect', again)
    }
  }, [queries])
}

/** One page with its attempts, kept up to date. */
export const usePage = (initial: PageDetail) =>
  useQuery({
    queryKey: [...PAGES, 'one', initial.id],
    queryFn: () => api<{ page: PageDetail }>('GET', `${PATH}/${initial.id}`),
    select: ({ page }) => page,
    refetchInterval: EVERY_MS,
    initialData: { page: initial },
  })

const asAppError = (error: unknown): AppError => (isAppError(error) ? error : unreachable())

const answers = createAnswers(asAppError)

async function send(queries: QueryClient, pageId: string, answer: Answer): Promise<() => void> {
  const { kind, ...input } = answer
  const body = kind === 'acknowledge' ? undefined : input
  const { page } = await api<{ page: PageDetail }>('POST', `${PATH}/${pageId}/${kind}`, body)
  return () => {
    queries.setQueryData<MyPages>(myPagesKey, (mine) => mine && withPage(mine, page))
    queries.setQueryData([...PAGES, 'one', pageId], { page })
    void queries.invalidateQueries({ queryKey: PAGES })
    void queries.invalidateQueries({ queryKey: shiftKey })
  }
}

/** My pages with one of them as it is now. */
function withPage({ toAnswer, lately }: MyPages, page: PageView): MyPages {
  const others = (pages: PageView[]) => pages.filter(({ id }) => id !== page.id)
  return page.isOpen
    ? { toAnswer: [page, ...others(toAnswer)], lately: others(lately) }
    : { toAnswer: others(toAnswer), lately: [page, ...others(lately)] }
}

/** How a page of mine is answered from this tab: what is on its way, and giving an answer, once however often pressed. */
export function useAnswer(pageId: string) {
  const queries = useQueryClient()
  const sent = useSyncExternalStore(answers.subscribe, answers.current, noAnswers)
  return {
    sent: sent.get(pageId) ?? (null as SentAnswer | null),
    give: (answer: Answer) => void answers.give(pageId, answer, (id, given) => send(queries, id, given)),
    drop: () => answers.drop(pageId),
  }
}

/** Tells the server that a page is on a screen. That it could not be told changes nothing for anybody. */
export const markSeen = (pageId: string): Promise<unknown> =>
  api('POST', `${PATH}/${pageId}/seen`).catch(() => undefined)
