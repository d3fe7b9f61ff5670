const ELSEWHERE = 'http://never.invalid'

/** Where to go after signing in: a page of ours, whatever was asked for (SPEC SIGN-5). */
export function safePath(wanted: unknown): string {
  if (typeof wanted !== 'string' || !wanted.startsWith('/') || !URL.canParse(wanted, ELSEWHERE)) return '/'
  const url = new URL(wanted, ELSEWHERE)
  // Next's own mark of a page loaded in the background.
  if (url.searchParams.has('_rsc')) url.searchParams.delete('_rsc')
  const { origin, pathname, search, hash } = url
  // The browser reads "//host" and "/\host" as another site, and so does URL; what is left must not do so either.
  if (origin !== ELSEWHERE || pathname.startsWith('//')) return '/'
  if (/^\/(?:sign-in|setup|invite|api)(?:\/|$)/.test(pathname)) return '/'
  return pathname + search + hash
}

/** The sign-in page that leads back to this path. */
export function signInPath(from: string): string {
  const back = safePath(from)
  return back === '/' ? '/sign-in' : `/sign-in?from=${encodeURIComponent(back)}`
}
