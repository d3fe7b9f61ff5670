import { globSync } from 'node:fs'
import { expect, test } from 'vitest'
import { commandsByName } from '@/lib/domain/incident/commands/registry'
import { routeAddresses } from '@/lib/server/front/route-addresses'
import { loggedPath, methodLabel, routeLabel } from '@/lib/server/front/route-label'
import { randomSource } from '@/lib/testing/random-source'

const uuid = '0198c2c0-7c1e-7a10-8e2b-0f1e2d3c4b5a'

test.each([
  ['/api/webhooks/alertmanager/s3cr3t', '/api/webhooks/…'],
  ['/api/webhooks', '/api/webhooks'],
  ['/invite/s3cr3t', '/invite/…'],
  ['/setup', '/setup'],
  [`/public/${uuid}.s3cr3t/pictures/${uuid}`, '/public/…'],
  ['/calendar/s3cr3t.ics', '/calendar/…'],
  ['/incidents/INC-12', '/incidents/INC-12'],
  [`/api/v1/incidents/${uuid}`, `/api/v1/incidents/${uuid}`],
  ['/anywhere/ek_qzKRmPE9CY0w0TIw5Gvd1JcHGc6Ie', '/anywhere/…'],
])('[RUN-9] %s is logged as %s', (path, logged) => {
  expect(loggedPath(path)).toBe(logged)
})

test.each([
  [`/api/v1/incidents/${uuid}/commands/add-entry`, '/api/v1/incidents/:id/commands/add-entry'],
  ['/api/v1/incidents/anything/commands/whatever', '/api/v1/incidents/:id/commands/:id'],
  ['/api/v1/rotas/preview', '/api/v1/rotas/preview'],
  ['/api/v1/rotas/preview/shifts', '/api/v1/rotas/:id/shifts'],
  ['/v2/alerts/my%20alias', '/v2/alerts/:id'],
  ['/', '/'],
  ['/incidents/INC-12', '/incidents/:id'],
  ['/_next/static/chunks/abc.js', '/_next'],
  ['/icon-192.png', '/icon-192.png'],
  ['/wp-admin/setup.php', 'unmatched'],
  ['/incidents/', 'unmatched'],
  ['/api/now/api/', 'unmatched'],
  ['/api/now/%', 'unmatched'],
  ['*', 'unmatched'],
])('[RUN-10] %s is measured as %s', (path, label) => {
  expect(routeLabel(path)).toBe(label)
})

test('[RUN-10] whatever a stranger asks for, no label is made for it', () => {
  const commands = [...commandsByName.keys()].map((name) => `/api/v1/incidents/:id/commands/${name}`)
  const known = new Set([...routeAddresses, ...commands, '/_next', 'unmatched'])
  const words = [...new Set([...known].flatMap((address) => address.split('/')))]
  const random = randomSource(20_261_129)
  for (let time = 0; time < 20_000; time++) {
    const path = Array.from({ length: random.int(0, 9) }, () => `/${random.pick(words)}`).join('')
    expect(known.has(routeLabel(path)), path).toBe(true)
  }
})

test('[RUN-10] nor for a method that nothing here answers', () => {
  expect(['GET', 'OPTIONS', 'PROPFIND', 'M-SEARCH'].map(methodLabel)).toEqual(['GET', 'OPTIONS', 'other', 'other'])
})

test('[RUN-10] every page, route and file has its label, and no other', () => {
  const segmentsOf = (file: string) => file.split('/').slice(1, -1)
  const inApp = globSync('app/**/{page.tsx,route.ts}')
    .map(segmentsOf)
    // What answers for any address below its own: the rest of the API, and next-auth, of which little is let through.
    .filter((segments) => !segments.some((segment) => segment.startsWith('[...')))
    .map((segments) => segments.filter((segment) => !segment.startsWith('(')))
    .map((segments) => `/${segments.map((segment) => (segment.startsWith('[') ? ':id' : segment)).join('/')}`)
  expect(inApp.length).toBeGreaterThan(200)
  const ofAuth = ['csrf', 'signin/:id', 'callback/:id', 'callback/credentials', 'signout']
  const elsewhere = ['/healthz', '/readyz', '/metrics', '/sw.js', ...ofAuth.map((path) => `/api/auth/${path}`)]
  const files = globSync('public/*').map((file) => file.replace('public', ''))
  expect([...routeAddresses].sort()).toEqual([...new Set([...inApp, ...elsewhere, ...files])].sort())
})
