import { answerNavigation } from './answer-navigation'
import { KEEP_BUILD } from './build-names'
import { type Build, dropUnused, fillCache, findFile, findShell } from './shell-cache'
import { takePush } from './take-push'
import type { RequestEvent, WorkerScope } from './worker-scope'

declare const self: WorkerScope
/** Put in by the build. */
declare const EVENKEEL_BUILD: Build

const build = EVENKEEL_BUILD

// An open page keeps its own build by its lock, so the new worker need not wait until all are closed.
self.addEventListener('install', (event) => event.waitUntil(self.skipWaiting()))

self.addEventListener('activate', (event) =>
  event.waitUntil(Promise.resolve(self.registration.navigationPreload?.enable())),
)

// A page asks for it, and not while the worker installs: of scripts that are cached then, the browser compiles every
// function at once, of all pages (decision 0044).
self.addEventListener('message', (event) => {
  if (event.data === KEEP_BUILD) event.waitUntil(keepBuild())
})

let keeping: Promise<void> | null = null

/** Has all of this build, then lets go of those that no page is of. When it fails, the next page asks again. */
function keepBuild(): Promise<void> {
  keeping ??= fillCache(self, build)
    .then(() => dropUnused(self, build))
    .catch(() => {})
    .finally(() => {
      keeping = null
    })
  return keeping
}

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
