import type { AppError } from '@/lib/domain/errors'

/** What somebody says to a page of their own. */
export type Answer =
  | { kind: 'acknowledge' }
  | { kind: 'accept'; etaMinutes: number }
  | { kind: 'decline'; reason: string }

/** An answer on its way, one that was taken just now, or one that did not get through and waits to be sent again. */
export interface SentAnswer {
  answer: Answer
  state: 'sending' | 'taken' | 'failed'
  error: AppError | null
}

/** Sends an answer, the same however often, and answers how it is shown as given. Rejects with what kept it. */
export type Send = (pageId: string, answer: Answer) => Promise<() => void>

/** A second tap of the same thumb must not land on what moves into the place of the first. */
const REST_MS = 900

const nothing: ReadonlyMap<string, SentAnswer> = new Map()

/**
 * The answers of this tab that the server has not taken yet, by page: shown as given at once, wherever the page is shown,
 * and as not sent when they were not. Until one of a page is taken and has stood for a moment, another is not sent.
 */
export function createAnswers(asAppError: (error: unknown) => AppError, restMs = REST_MS) {
  let sent = nothing
  const listeners = new Set<() => void>()
  const set = (pageId: string, next: SentAnswer | null) => {
    const changed = new Map(sent)
    if (next) changed.set(pageId, next)
    else changed.delete(pageId)
    sent = changed
    for (const notify of listeners) notify()
  }
  return {
    async give(pageId: string, answer: Answer, send: Send): Promise<void> {
      const before = sent.get(pageId)
      if (before && before.state !== 'failed') return
      set(pageId, { answer, state: 'sending', error: null })
      try {
        const show = await send(pageId, answer)
        set(pageId, { answer, state: 'taken', error: null })
        await new Promise((resolve) => setTimeout(resolve, restMs))
        show()
        set(pageId, null)
      } catch (error) {
        set(pageId, { answer, state: 'failed', error: asAppError(error) })
      }
    },
    /** Lets go of one that was not sent. */
    drop(pageId: string): void {
      if (sent.get(pageId)?.state === 'failed') set(pageId, null)
    },
    subscribe(listener: () => void) {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
    current: () => sent,
  }
}

export const noAnswers = () => nothing
