import { commandsByName } from '@/lib/domain/incident/commands/registry'
import { isUuid } from '@/lib/server/uuid'

/** Below these, a path segment may be the secret itself (an integration's key, an invitation). */
const secretBearing = /^\/(api\/webhooks|invite|setup|public|calendar)(\/|$)/

/** The path as the access log may show it: without query, and without anything that could be a key. */
export function loggedPath(path: string): string {
  const base = secretBearing.exec(path)?.[0]
  if (base) return path.length > base.length ? `${base.replace(/\/$/, '')}/…` : base
  return path
    .split('/')
    .map((segment) => (segment.length > 40 || (segment.length > 20 && !isName(segment)) ? '…' : segment))
    .join('/')
}

const isName = (segment: string) => isUuid(segment) || /^[a-z-]+$/.test(segment)

/** The path as a label with few values, for metrics: whatever a stranger asks for, their number is bounded. */
export function routeLabel(path: string, status: number): string {
  if (path.startsWith('/_next/')) return '/_next'
  if (status === 404 || status === 308 || path.includes('%')) return 'unmatched'
  return path
    .split('/')
    .map((segment) => (routeWords.has(segment) || commandsByName.has(segment) ? segment : ':id'))
    .join('/')
}

/** All that stands literally in the address of a route; a test holds it to what is there. */
const routeWords = new Set(
  [
    '',
    'api api-docs auth backchannel-logout callback credentials csp-report csrf signin signout v1 openapi.json search shift setup',
    'incidents crutches alerts attachments catch-up commands events read-mark replay room timeline verify now',
    'silences maintenance-windows snooze alert-ratings alert-rules grafana heartbeat requests count generic 2010-04-15 create_event.json',
    'integrations rotate-key webhooks alertmanager github v2 change changes enqueue services teams members levers action actions dry-run catalogue overview graph import export',
    'identities link invitations accept invite me password sessions notifications read people tokens sign-in',
    'subscription subscriptions updates unsubscribe mail test',
    'drills start control debrief scenario scenarios',
    'settings profile healthz readyz metrics procedure card',
    'imports mapping run stop report',
    'preventions issue issues tracker check',
    'rotas rotation preview shifts overrides cover-requests offers withdraw hand-over calendar-feeds calendar',
    'history views similar digest figures',
    'on-call new edit shifts hand-over load',
    'offline offline-copy sw.js',
    'versions pdf editions public print compare',
    'channels contact-methods code verify order notification-rules push-subscriptions destinations twilio ntfy heartbeat',
    'postmortem threads comments pictures review reviews',
    'policies pages acknowledge decline seen answer',
  ].flatMap((words) => words.split(' ')),
)
