import { isSafeLink } from '../safe-link'

/** Where a pasted link leads, or null when nowhere that may stand. Google wraps what is copied from its documents. */
export function pastedLink(href: string | undefined): string | null {
  if (!href || !isSafeLink(href)) return null
  const url = new URL(href)
  const target = url.hostname.endsWith('google.com') && url.pathname === '/url' ? url.searchParams.get('q') : null
  return target && isSafeLink(target) ? target : href
}
