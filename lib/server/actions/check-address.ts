import { lookup } from 'node:dns/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import ipaddr from 'ipaddr.js'

/** Where a request may go: the address that was looked at, and that is called. */
export interface CheckedAddress {
  address: string
  family: 4 | 6
}

/** Why an address is not called. */
interface NotCalled {
  refusal: string
  /** Its name could not be looked up, which may be otherwise in a moment: no rule of ours speaks against it. */
  isPassing?: true
}

const DNS_TIMEOUT_MS = 5_000
/** Azure answers machines with their credentials here, and it looks like any public address. */
const AZURE_WIRE_SERVER = '168.63.129.16'
/** All that is given to the internet; `ipaddr.js` calls some of the rest unicast. */
const globalUnicast = ipaddr.parseCIDR('2000::/3')

/** True for an address of the internet: not of this machine, its network, its cloud, or of nobody. */
export function isPublicAddress(text: string): boolean {
  if (!ipaddr.isValid(text)) return false
  // Takes an IPv4 address out of one that is mapped into IPv6.
  const address = ipaddr.process(text)
  if (address.range() !== 'unicast' || address.toString() === AZURE_WIRE_SERVER) return false
  return address.kind() === 'ipv4' || address.match(globalUnicast)
}

type Resolve = (hostname: string) => Promise<{ address: string; family: number }[]>

const resolveAll: Resolve = (hostname) => lookup(hostname, { all: true, verbatim: true })

/**
 * Looks the host of a URL up, once, and answers the address to connect to; or why it may not be called (SPEC ACTION-7).
 * `allowedHosts` are the hosts, or host:port, that an admin lets be private.
 */
export async function checkAddress(
  url: URL,
  allowedHosts: readonly string[],
  resolve: Resolve = resolveAll,
): Promise<CheckedAddress | NotCalled> {
  if (!/^https?:$/.test(url.protocol)) return { refusal: 'Only http and https addresses are called.' }
  if (url.username || url.password) return { refusal: 'The address carries a name or password: use a secret header.' }
  const hostname = url.hostname.replace(/^\[|\]$/g, '')
  const found = ipaddr.isValid(hostname) ? [asFound(hostname)] : await resolveWithin(hostname, resolve)
  const [first] = found
  if (!first) return { refusal: `There is no address for ${hostname}.`, isPassing: true }
  if (!isAllowed(url, allowedHosts) && !found.every(({ address }) => isPublicAddress(address))) {
    return { refusal: `${url.hostname} leads to a private address, and no admin has allowed it.` }
  }
  return { address: first.address, family: first.family === 6 ? 6 : 4 }
}

const asFound = (address: string) => ({ address, family: ipaddr.parse(address).kind() === 'ipv6' ? 6 : 4 })

async function resolveWithin(hostname: string, resolve: Resolve): ReturnType<Resolve> {
  const giveUp = new AbortController()
  const late = sleep(DNS_TIMEOUT_MS, [], { signal: giveUp.signal, ref: false }).catch(() => [])
  const found = await Promise.race([resolve(hostname).catch(() => []), late])
  giveUp.abort()
  return found
}

function isAllowed({ protocol, hostname, port }: URL, allowedHosts: readonly string[]): boolean {
  const withPort = `${hostname}:${port || (protocol === 'https:' ? 443 : 80)}`
  return allowedHosts.includes(hostname) || allowedHosts.includes(withPort)
}
