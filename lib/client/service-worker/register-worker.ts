import { KEEP_BUILD, lockOf } from './build-names'

/** The build this page is of; empty outside of one, where nothing is kept for later. */
const build = process.env.EVENKEEL_BUILD ?? ''

/** Why this browser cannot show anything when the server is away, or null. */
export function whyNoWorker(): 'insecure' | 'unsupported' | null {
  if (!window.isSecureContext) return 'insecure'
  return 'serviceWorker' in navigator && 'locks' in navigator ? null : 'unsupported'
}

/** Has the worker of this build keep the shell and its files, once the page itself has loaded. */
export function registerWorker(): void {
  if (!build || whyNoWorker()) return
  void navigator.locks.request(lockOf(build), { mode: 'shared' }, () => new Promise<never>(() => {}))
  // A server that is away, or of another build, is asked again by the next page.
  const start = () => void register().catch(() => {})
  if (document.readyState === 'complete') start()
  else window.addEventListener('load', start, { once: true })
}

async function register(): Promise<void> {
  const registration = await navigator.serviceWorker.register('/sw.js', { updateViaCache: 'none' })
  registration.addEventListener('updatefound', () => askToKeep(registration.installing))
  askToKeep(registration.installing ?? registration.waiting ?? registration.active)
}

/** Asked twice, a worker does it once. */
function askToKeep(worker: ServiceWorker | null): void {
  const ask = () => {
    if (worker?.state === 'activated') worker.postMessage(KEEP_BUILD)
  }
  ask()
  worker?.addEventListener('statechange', ask)
}
