import type { Urgency } from './channel'

/** What a device is told, and shows. Read by the worker of whichever build is there: fields are only ever added. */
export interface PushPayload {
  pageId: string
  title: string
  text: string
  urgency: Urgency
  url: string
  answerUrl: string
  isTest: boolean
}

/**
 * Reads what came in a message, without any library: it runs in a worker that a phone wakes. Whatever it is, there is
 * something to show: a browser that is woken and shows nothing is not woken again.
 */
export function pushPayloadOf(value: unknown): PushPayload {
  const given: Record<string, unknown> = typeof value === 'object' && value !== null ? { ...value } : {}
  const text = (name: string, otherwise: string) => {
    const found = given[name]
    return typeof found === 'string' ? found : otherwise
  }
  return {
    pageId: text('pageId', ''),
    title: text('title', 'Evenkeel has something to tell you'),
    text: text('text', ''),
    urgency: given.urgency === 'low' ? 'low' : 'high',
    url: text('url', '/'),
    answerUrl: text('answerUrl', text('url', '/')),
    isTest: given.isTest === true,
  }
}
