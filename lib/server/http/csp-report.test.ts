import { expect, test } from 'vitest'
import { POST } from '@/app/api/csp-report/route'
import { violationOf } from '@/lib/server/http/csp-report'

const reported = (report: object) => JSON.stringify({ 'csp-report': report })

test('[RUN-9] a report of the browser is logged without what could be a secret', () => {
  const report = {
    'document-uri': 'https://evenkeel.example/invite?token=s3cr3t',
    referrer: 'https://evenkeel.example/setup?token=s3cr3t',
    'effective-directive': 'script-src-elem',
    'original-policy': "default-src 'none'",
    'blocked-uri': 'https://elsewhere.example/a.js?token=s3cr3t',
    'source-file': 'https://evenkeel.example/api/webhooks/alertmanager/s3cr3t',
    'line-number': 3,
  }
  expect(violationOf(reported(report))).toEqual({
    page: 'https://evenkeel.example/invite',
    directive: 'script-src-elem',
    blocked: 'https://elsewhere.example/a.js',
    source: 'https://evenkeel.example/api/webhooks/…',
    line: 3,
  })
})

test.each([
  ['inline', 'inline'],
  ['data:text/javascript,s3cr3t', 'data'],
  ['', ''],
])('what is no address on the web, %s, is named as %s', (blocked, named) => {
  const report = { 'document-uri': 'https://evenkeel.example/', 'blocked-uri': blocked }
  expect(violationOf(reported(report)).blocked).toBe(named)
})

test.each(['', '[]', '{}', reported({})])('what is no report is refused: %s', (text) => {
  expect(() => violationOf(text)).toThrow(expect.objectContaining({ code: 'invalid_input' }))
})

test('[RUN-9] who reports without end fills no log: after sixty in a minute nothing is taken from an address', async () => {
  const body = reported({ 'document-uri': `https://evenkeel.example/${'a/'.repeat(5000)}` })
  expect(violationOf(body).page).toHaveLength(300)
  const headers = { 'x-forwarded-for': '192.0.2.7' }
  const send = () =>
    POST(new Request('https://evenkeel.example/api/csp-report', { method: 'POST', headers, body: '{}' }), {})
  for (let sent = 0; sent < 60; sent += 1) expect((await send()).status).toBe(400)
  expect((await send()).status).toBe(429)
})
