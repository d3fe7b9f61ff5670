import { globSync } from 'node:fs'
import { expect, test } from 'vitest'
import { loggedPath, routeLabel } from '@/lib/server/front/route-label'

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
  [`/api/v1/incidents/${uuid}/commands/add-entry`, 200, '/api/v1/incidents/:id/commands/add-entry'],
  ['/incidents/INC-12', 200, '/incidents/:id'],
  ['/_next/static/chunks/abc.js', 200, '/_next'],
  ['/wp-admin/setup.php', 404, 'unmatched'],
  ['/api/v1/incidents/anything/commands/whatever', 401, '/api/v1/incidents/:id/commands/:id'],
  ['/api/now/api/', 308, 'unmatched'],
  ['/api/now/%', 400, 'unmatched'],
])('[RUN-10] %s with %i is measured as %s', (path, status, label) => {
  expect(routeLabel(path, status)).toBe(label)
})

test('[RUN-10] every word of a route is in its label', () => {
  const files = globSync('app/**/{page.tsx,route.ts}')
  expect(files.length).toBeGreaterThan(40)
  for (const file of files) {
    const segments = file.split('/').slice(1, -1)
    const words = segments.filter((segment) => !/^[[(]/.test(segment))
    for (const word of words) expect(routeLabel(`/${word}`, 200), file).toBe(`/${word}`)
  }
})
