// The types of workers and those of pages exclude each other in one program; this is the part of them that is used.

interface LastingEvent extends Event {
  waitUntil(work: Promise<unknown>): void
}

export interface RequestEvent extends LastingEvent {
  readonly request: Request
  /** The answer to a navigation that the browser asked for while the worker started. */
  readonly preloadResponse: Promise<Response | undefined>
  respondWith(response: Promise<Response>): void
}

interface ToldEvent extends LastingEvent {
  readonly data: unknown
}

export interface PushEvent extends LastingEvent {
  readonly data: { json(): unknown } | null
}

interface TapEvent extends LastingEvent {
  /** Which of its buttons; empty for the notification itself. */
  readonly action: string
  readonly notification: Notification
}

interface SubscriptionEvent extends LastingEvent {
  readonly oldSubscription?: PushSubscription | null
  readonly newSubscription?: PushSubscription | null
}

interface OpenWindow {
  readonly url: string
  focus(): Promise<unknown>
}

/** The global scope of a service worker. */
export interface WorkerScope {
  readonly clients: {
    matchAll(options: { type: 'window'; includeUncontrolled: boolean }): Promise<readonly OpenWindow[]>
    openWindow(url: string): Promise<unknown>
  }
  readonly caches: CacheStorage
  readonly location: { origin: string }
  readonly navigator: { locks: LockManager }
  readonly registration: ServiceWorkerRegistration
  skipWaiting(): Promise<void>
  fetch(request: RequestInfo, init?: RequestInit): Promise<Response>
  addEventListener(type: 'install' | 'activate', listener: (event: LastingEvent) => void): void
  addEventListener(type: 'fetch', listener: (event: RequestEvent) => void): void
  addEventListener(type: 'message', listener: (event: ToldEvent) => void): void
  addEventListener(type: 'push', listener: (event: PushEvent) => void): void
  addEventListener(type: 'notificationclick', listener: (event: TapEvent) => void): void
  addEventListener(type: 'pushsubscriptionchange', listener: (event: SubscriptionEvent) => void): void
}
