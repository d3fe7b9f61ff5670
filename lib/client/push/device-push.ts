import { api } from '@/lib/client/api'
import { base64url } from '@/lib/client/push/base64url'
import { whyNoWorker } from '@/lib/client/service-worker/register-worker'
import type { ContactMethodView } from '@/lib/domain/on-call/contact-method'

/**
 * Whether this device takes push, or why it cannot: plain http, a browser without it, an iPhone that shows Evenkeel as a
 * page, a worker that is not there yet, or somebody who said no to notifications.
 */
export type DevicePush = 'on' | 'off' | 'insecure' | 'unsupported' | 'home-screen' | 'no-worker' | 'blocked'

const isApple = () =>
  /iPhone|iPad/.test(navigator.userAgent) || (/Macintosh/.test(navigator.userAgent) && navigator.maxTouchPoints > 1)

/** Never waits for a worker that nobody installs: `ready` would, for ever. */
const registration = async (): Promise<ServiceWorkerRegistration | undefined> =>
  navigator.serviceWorker.getRegistration('/')

export async function readDevicePush(serverKey: string): Promise<DevicePush> {
  const why = whyNoWorker()
  if (why) return why
  if (!('PushManager' in window)) return isApple() ? 'home-screen' : 'unsupported'
  if (Notification.permission === 'denied') return 'blocked'
  const worker = await registration()
  if (!worker?.active) return 'no-worker'
  const subscription = await worker.pushManager.getSubscription()
  return subscription && isFor(subscription, serverKey) ? 'on' : 'off'
}

/**
 * Takes push on this device: asks for leave, subscribes for the key of this installation, and tells the server. Throws
 * when the push service of the browser cannot be had, and AppError when the server refuses.
 */
export async function startDevicePush(serverKey: string, label: string): Promise<ContactMethodView | null> {
  if ((await Notification.requestPermission()) !== 'granted') return null
  const worker = await registration()
  if (!worker) return null
  const old = await worker.pushManager.getSubscription()
  // One for another key takes nothing from us, and stands in the way of another.
  if (old && !isFor(old, serverKey)) await old.unsubscribe()
  const options = { userVisibleOnly: true, applicationServerKey: serverKey }
  const { endpoint, keys } = (await worker.pushManager.subscribe(options)).toJSON()
  return api<ContactMethodView>('POST', '/api/v1/me/push-subscriptions', { endpoint, keys, serverKey, label })
}

/** Takes no more push on this device, and tells the server if it can be had. */
export async function stopDevicePush(): Promise<void> {
  const subscription = await currentSubscription()
  if (!subscription) return
  const { endpoint } = subscription
  await subscription.unsubscribe()
  await api<void>('DELETE', '/api/v1/me/push-subscriptions', { endpoint })
}

/** Whoever signs out here is told nothing here any more. The push service tells the server that it is over. */
export const forgetDevicePush = async (): Promise<void> => void (await (await currentSubscription())?.unsubscribe())

async function currentSubscription(): Promise<PushSubscription | null> {
  if (whyNoWorker() || !('PushManager' in window)) return null
  return (await (await registration())?.pushManager.getSubscription()) ?? null
}

function isFor({ options }: PushSubscription, serverKey: string): boolean {
  const key = options.applicationServerKey
  return key !== null && base64url(new Uint8Array(key)) === serverKey
}
