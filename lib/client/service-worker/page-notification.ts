import { isAnswerable } from '@/lib/domain/on-call/answerable'
import type { PushPayload } from '@/lib/domain/on-call/push-payload'

/** What a notification of a page can be told to do without opening anything. */
export interface NotificationAction {
  action: 'acknowledge' | 'open'
  title: string
}

/** As much of the options of a notification as is used; the types of the platform leave some of them out. */
export interface PageNotification {
  title: string
  options: NotificationOptions & {
    actions: NotificationAction[]
    renotify: boolean
    vibrate?: number[]
    data: PushPayload
  }
}

const ALARM = [400, 150, 400, 150, 800]

/**
 * How a page is shown on a device: one of high urgency stays until somebody does something, also on a locked phone; a
 * later notice of the same page takes its place and sounds again.
 */
export function pageNotification(page: PushPayload): PageNotification {
  const isLoud = page.urgency === 'high' && !page.isTest
  return {
    title: page.title,
    options: {
      body: page.text,
      tag: page.pageId || 'evenkeel',
      renotify: true,
      requireInteraction: isLoud,
      vibrate: isLoud ? ALARM : [200],
      icon: '/icon-192.png',
      badge: '/icon-192.png',
      actions: page.pageId && isAnswerable(page) ? [ACKNOWLEDGE, OPEN] : [],
      data: page,
    },
  }
}

const ACKNOWLEDGE: NotificationAction = { action: 'acknowledge', title: 'Acknowledge' }
const OPEN: NotificationAction = { action: 'open', title: 'Open' }

/** Takes the place of a page that was acknowledged: quiet, and soon gone. */
export const acknowledgedNotification = (page: PushPayload): PageNotification => ({
  title: `Acknowledged: ${page.title}`,
  options: {
    body: '',
    tag: page.pageId,
    renotify: false,
    requireInteraction: false,
    silent: true,
    icon: '/icon-192.png',
    badge: '/icon-192.png',
    actions: [OPEN],
    data: page,
  },
})
