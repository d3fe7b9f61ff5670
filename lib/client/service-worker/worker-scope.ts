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

/** The global scope of a service worker. */
export interface WorkerScope {
  readonly caches: CacheStorage
  readonly location: { origin: string }
  readonly navigator: { locks: LockManager }
  readonly registration: ServiceWorkerRegistration
  skipWaiting(): Promise<void>
  fetch(request: RequestInfo, init?: RequestInit): Promise<Response>
  addEventListener(type: 'install' | 'activate', listener: (event: LastingEvent) => void): void
  addEventListener(type: 'fetch', listener: (event: RequestEvent) => void): void
}
