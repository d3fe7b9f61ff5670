import { isAnswerable } from '@/lib/domain/on-call/answerable'
import type { PushPayload } from '@/lib/domain/on-call/push-payload'

/** A browser lets a worker open a window only a few seconds after the tap. */
const PATIENCE_MS = 4000

export interface AnswerParts {
  origin: string
  fetch(path: string, init: RequestInit): Promise<Response>
  /** Shows that it was acknowledged, in the place of the page. */
  showAcknowledged(page: PushPayload): Promise<void>
  open(url: string): Promise<unknown>
}

/**
 * Does what was tapped. Acknowledging goes to the server with the session of this browser, without opening anything;
 * when that does not work (signed out, offline, an error) the page to answer on opens instead, which needs no session.
 */
export async function answerNotification(action: string, page: PushPayload, parts: AnswerParts): Promise<void> {
  if (action === 'acknowledge' && page.pageId && isAnswerable(page)) {
    if (await acknowledge(page, parts)) return parts.showAcknowledged(page)
    await parts.open(ours(page.answerUrl, parts.origin))
    return
  }
  await parts.open(ours(page.url, parts.origin))
}

async function acknowledge({ pageId }: PushPayload, parts: AnswerParts): Promise<boolean> {
  const answer = await parts
    .fetch(`/api/v1/pages/${encodeURIComponent(pageId)}/acknowledge`, {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'content-type': 'application/json' },
      body: '{}',
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
    .catch(() => null)
  return answer?.ok ?? false
}

/** An address of our own, whatever a message says. */
function ours(url: string, origin: string): string {
  if (!URL.canParse(url, origin)) return '/'
  const { origin: named, pathname, search, hash } = new URL(url, origin)
  return named === origin ? pathname + search + hash : '/'
}
