const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const incidentKey = /^[a-z]+-\d+$/i

/** Below these, a path segment may be the secret itself (an integration's key, an invitation). */
const secretBearing = /^\/(api\/webhooks|v2|invitation|invitations|invite|setup|api\/invitations|api\/setup)(\/|$)/

/** The path as the access log may show it: without query, and without anything that could be a key. */
export function loggedPath(path: string): string {
  const base = secretBearing.exec(path)?.[0]
  if (base) return path.length > base.length ? `${base.replace(/\/$/, '')}/…` : base
  return path
    .split('/')
    .map((segment) => (segment.length > 40 || (segment.length > 20 && !isName(segment)) ? '…' : segment))
    .join('/')
}

const isName = (segment: string) => uuid.test(segment) || /^[a-z-]+$/.test(segment)

/** The path as a label with few values, for metrics. */
export function routeLabel(path: string, status: number): string {
  if (path.startsWith('/_next/')) return '/_next'
  if (status === 404) return 'unmatched'
  const isId = (segment: string) => uuid.test(segment) || incidentKey.test(segment) || /^\d+$/.test(segment)
  return loggedPath(path)
    .split('/')
    .map((segment) => (isId(segment) ? ':id' : segment))
    .join('/')
}
