import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import { expect, test } from 'vitest'
import { clientAddress, isFromThisMachine, networkOf } from '@/lib/server/front/client-address'

const request = (remoteAddress: string, headers: IncomingHttpHeaders = {}) =>
  ({ headers, socket: { remoteAddress } }) as IncomingMessage

test('[FRONT-1] what a client says about its address counts only behind a trusted proxy', () => {
  const forged = request('::ffff:10.0.0.9', { 'x-forwarded-for': '1.1.1.1, 2.2.2.2' })
  expect(clientAddress(forged, false)).toBe('10.0.0.9')
  expect(clientAddress(forged, true)).toBe('2.2.2.2')
  expect(clientAddress(request('10.0.0.9'), true)).toBe('10.0.0.9')
})

test('[RUN-10] a request through a proxy on this machine is not from this machine', () => {
  expect(isFromThisMachine(request('127.0.0.1'))).toBe(true)
  expect(isFromThisMachine(request('::1'))).toBe(true)
  expect(isFromThisMachine(request('::ffff:127.0.0.1'))).toBe(true)
  expect(isFromThisMachine(request('127.0.0.1', { 'x-forwarded-for': '8.8.8.8' }))).toBe(false)
  expect(isFromThisMachine(request('10.0.0.9'))).toBe(false)
})

test.each([
  ['198.51.100.7', '198.51.100.7'],
  ['::ffff:198.51.100.7', '198.51.100.7'],
  ['2001:db8:1:2::1', '2001:db8:1:2::/64'],
  ['2001:DB8:1:2:ffff:0:0:1', '2001:db8:1:2::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['', ''],
  ['unknown', 'unknown'],
])('[SIGN-3] %s tries from %s', (address, network) => {
  expect(networkOf(address)).toBe(network)
})
