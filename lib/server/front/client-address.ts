import type { IncomingMessage } from 'node:http'

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

const plain = (address: string) => address.replace(/^::ffff:/, '')
