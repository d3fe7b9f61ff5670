import { answerNavigation } from './answer-navigation'
import { type Build, dropUnused, fillCache, findFile, findShell } from './shell-cache'
import { takePush } from './take-push'
import type { RequestEvent, WorkerScope } from './worker-scope'

declare const self: WorkerScope
/** Put in by the build. */
declare const EVENKEEL_BUILD: Build

const build = EVENKEEL_BUILD

// An open page keeps its own build by its lock, so the new worker need not wait until all are closed.
self.addEventListener('install', (event) => event.waitUntil(fillCache(self, build).then(() => self.skipWaiting())))

self.addEventListener('activate', (event) =>
  event.waitUntil(Promise.all([self.registration.navigationPreload?.enable(), dropUnused(self, build)])),
)

self.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== self.location.origin) return
  if (pathname.startsWith('/_next/static/')) event.respondWith(answerFile(request))
  // What is under /api is no page of ours: a download, or a provider's way back, whose code works once. Left alone, the
  // browser would ask for it a second time, beside the preload.
  else if (request.mode === 'navigate') {
    event.respondWith(pathname.startsWith('/api/') ? ask(event) : answerPage(event))
  }
})

takePush(self)

const answerFile = async (request: Request) => (await findFile(self, request)) ?? self.fetch(request)

const ask = async (event: RequestEvent) => (await event.preloadResponse) ?? self.fetch(event.request)

const answerPage = (event: RequestEvent) =>
  answerNavigation({
    ask: () => ask(event),
    findShell: () => findShell(self, build),
    pass: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  })
