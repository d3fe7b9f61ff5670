import { expect, test } from 'vitest'
import { loggedPath, routeLabel } from '@/lib/server/front/route-label'

const uuid = '0198c2c0-7c1e-7a10-8e2b-0f1e2d3c4b5a'

test.each([
  ['/api/webhooks/alertmanager/s3cr3t', '/api/webhooks/…'],
  ['/api/webhooks', '/api/webhooks'],
  ['/invitation/s3cr3t', '/invitation/…'],
  ['/setup', '/setup'],
  ['/incidents/EK-12', '/incidents/EK-12'],
  [`/api/v1/incidents/${uuid}`, `/api/v1/incidents/${uuid}`],
  ['/anywhere/ek_qzKRmPE9CY0w0TIw5Gvd1JcHGc6Ie', '/anywhere/…'],
])('[RUN-9] %s is logged as %s', (path, logged) => {
  expect(loggedPath(path)).toBe(logged)
})

test.each([
  [`/api/v1/incidents/${uuid}/commands/add-entry`, 200, '/api/v1/incidents/:id/commands/add-entry'],
  ['/incidents/EK-12', 200, '/incidents/:id'],
  ['/_next/static/chunks/abc.js', 200, '/_next'],
  ['/wp-admin/setup.php', 404, 'unmatched'],
])('[RUN-10] %s with %i is measured as %s', (path, status, label) => {
  expect(routeLabel(path, status)).toBe(label)
})
