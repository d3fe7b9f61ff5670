import type { IncomingMessage } from 'node:http'
import ipaddr from 'ipaddr.js'

const forwarding = ['forwarded', 'x-forwarded-for', 'x-real-ip'] as const

/** Whose request it is: the peer, or what a trusted proxy says last. */
export function clientAddress(req: IncomingMessage, trustProxy: boolean): string {
  const forwarded = [req.headers['x-forwarded-for'] ?? []].flat().join(',')
  const last = forwarded.split(',').at(-1)?.trim()
  return (trustProxy && last) || plain(req.socket.remoteAddress ?? '')
}

/** A request made on this machine, and not by a proxy for somebody else. */
export function isFromThisMachine(req: IncomingMessage): boolean {
  const address = plain(req.socket.remoteAddress ?? '')
  return (address === '::1' || address.startsWith('127.')) && forwarding.every((name) => !req.headers[name])
}

/** What is counted as one address: who has one of IPv6 has all of its /64, and changes them at will. */
export function networkOf(address: string): string {
  if (!ipaddr.IPv6.isValid(address)) return address
  const given = ipaddr.process(address)
  if (!(given instanceof ipaddr.IPv6)) return given.toString()
  const network = given.parts.slice(0, 4).map((part) => part.toString(16))
  return `${network.join(':')}::/64`
}

const plain = (address: string) => address.replace(/^::ffff:/, '')
