import { lockOf } from './build-names'

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
  const register = () => void navigator.serviceWorker.register('/sw.js', { updateViaCache: 'none' }).catch(() => {})
  if (document.readyState === 'complete') register()
  else window.addEventListener('load', register, { once: true })
}
