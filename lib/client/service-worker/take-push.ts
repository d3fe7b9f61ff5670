import { base64url } from '@/lib/client/push/base64url'
import { pushPayloadOf } from '@/lib/domain/on-call/push-payload'
import { answerNotification } from './answer-notification'
import { acknowledgedNotification, type PageNotification, pageNotification } from './page-notification'
import type { PushEvent, WorkerScope } from './worker-scope'

/** Shows pages that a push service brings, and does what is tapped on them. */
export function takePush(scope: WorkerScope): void {
  const show = ({ title, options }: PageNotification) => scope.registration.showNotification(title, options)
  scope.addEventListener('push', (event) => event.waitUntil(show(pageNotification(pushPayloadOf(contentOf(event))))))
  scope.addEventListener('notificationclick', (event) => {
    const { notification, action } = event
    notification.close()
    const answered = answerNotification(action, pushPayloadOf(notification.data), {
      origin: scope.location.origin,
      fetch: (path, init) => scope.fetch(path, init),
      showAcknowledged: (page) => show(acknowledgedNotification(page)),
      open: (url) => openOrFocus(scope, url),
    })
    event.waitUntil(answered)
  })
  scope.addEventListener('pushsubscriptionchange', (event) => event.waitUntil(subscribeAgain(scope, event)))
}

function contentOf({ data }: PushEvent): unknown {
  try {
    return data?.json()
  } catch {
    return null
  }
}

/** A window that shows it already is brought to the front. */
async function openOrFocus(scope: WorkerScope, url: string): Promise<void> {
  const windows = await scope.clients.matchAll({ type: 'window', includeUncontrolled: true })
  const shown = windows.find((one) => one.url === new URL(url, scope.location.origin).href)
  if (shown) await shown.focus()
  else await scope.clients.openWindow(url)
}

interface Changed {
  oldSubscription?: PushSubscription | null
  newSubscription?: PushSubscription | null
}

/** The browser changed how it is reached: whoever pages has to know. */
async function subscribeAgain(scope: WorkerScope, { oldSubscription, newSubscription }: Changed): Promise<void> {
  const key = (newSubscription ?? oldSubscription)?.options.applicationServerKey
  if (!key) return
  const options = { userVisibleOnly: true, applicationServerKey: key }
  const { endpoint, keys } = (newSubscription ?? (await scope.registration.pushManager.subscribe(options))).toJSON()
  const serverKey = base64url(new Uint8Array(key))
  await scope.fetch('/api/v1/me/push-subscriptions', {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ endpoint, keys, serverKey, label: 'This browser, renewed' }),
  })
}
