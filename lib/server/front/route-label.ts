import { commandsByName } from '@/lib/domain/incident/commands/registry'
import { routeAddresses } from '@/lib/server/front/route-addresses'
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

interface Place {
  words: Map<string, Place>
  /** Set where an address ends. */
  label?: string
}

const newPlace = (): Place => ({ words: new Map() })

const COMMAND = '/api/v1/incidents/:id/commands/:id'
const labels = [...routeAddresses, ...[...commandsByName.keys()].map((name) => COMMAND.replace(/:id$/, name))]

const places = newPlace()
for (const label of labels) {
  let place = places
  for (const word of wordsOf(label)) {
    const next = place.words.get(word) ?? newPlace()
    place.words.set(word, next)
    place = next
  }
  place.label = label
}

/** The path as a label with few values, for metrics: that of a route that is there, whatever a stranger asks for. */
export function routeLabel(path: string): string {
  if (path.startsWith('/_next/')) return '/_next'
  return labelOf(wordsOf(path), places) ?? 'unmatched'
}

const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])

/** The method as a label: Node reads some thirty more that nothing here answers. */
export const methodLabel = (method: string): string => (methods.has(method) ? method : 'other')

/** What stands literally in an address comes before what may stand there. */
function labelOf([word, ...rest]: string[], place: Place): string | undefined {
  if (word === undefined) return place.label
  for (const next of [place.words.get(word), word === '' ? undefined : place.words.get(':id')]) {
    const label = next && labelOf(rest, next)
    if (label) return label
  }
  return undefined
}

function wordsOf(path: string): string[] {
  return path.split('/').slice(1)
}
