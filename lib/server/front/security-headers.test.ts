import { IncomingMessage, ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import { expect, test } from 'vitest'
import { readEnvironment } from '@/lib/server/env'
import { setSecurityHeaders } from '@/lib/server/front/security-headers'

const env = readEnvironment({ PORT: '4310', AUTH_SECRET: 'x'.repeat(32) })
const file = '/api/v1/incidents/INC-42/attachments/0b9e6f6a-3d51-4c5e-9f0e-6a1c2d3e4f50'

function headersOf(url: string) {
  const request = Object.assign(new IncomingMessage(new Socket()), { url })
  const response = new ServerResponse(request)
  setSecurityHeaders(request, response, env, false)
  return response.getHeaders()
}

test.each([file, `${file}?size=thumbnail`])('[FILE-6] of %s nothing runs, loads, or stands in a frame', (url) => {
  expect(headersOf(url)).toMatchObject({
    'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
    'cross-origin-resource-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
  })
})

test.each(['/', '/incidents/INC-42', `/sign-in?to=${file}`])('[FRONT-4] on the page %s runs what is ours', (url) => {
  const policy = String(headersOf(url)['content-security-policy'])
  expect(policy).toMatch(/script-src 'self' 'nonce-[^']+' 'strict-dynamic'/)
  expect(policy).not.toContain('sandbox')
})
