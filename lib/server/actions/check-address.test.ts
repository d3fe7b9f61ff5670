import { expect, it } from 'vitest'
import { checkAddress, isPublicAddress } from '@/lib/server/actions/check-address'

it.each([
  '127.0.0.1',
  '127.8.9.1',
  '0.0.0.0',
  '10.0.0.1',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.1.1',
  '169.254.169.254',
  '169.254.170.2',
  '100.64.0.1',
  '100.100.100.200',
  '168.63.129.16',
  '192.0.0.1',
  '192.0.2.1',
  '198.18.0.1',
  '198.51.100.1',
  '203.0.113.1',
  '224.0.0.1',
  '240.0.0.1',
  '255.255.255.255',
  '192.88.99.1',
  '::',
  '::1',
  '::ffff:127.0.0.1',
  '::ffff:10.0.0.1',
  '::ffff:a9fe:a9fe',
  '::127.0.0.1',
  '64:ff9b::a9fe:a9fe',
  '64:ff9b:1::1',
  '2002:7f00:1::',
  '2001::1',
  '2001:db8::1',
  'fe80::1',
  'fe80::1%eth0',
  'fec0::1',
  'fc00::1',
  'fd00:ec2::254',
  'ff02::1',
  '100::1',
  '5f00::1',
  'not an address',
])('[ACTION-7] %s is not of the internet', (address) => {
  expect(isPublicAddress(address)).toBe(false)
})

it.each(['8.8.8.8', '140.82.121.6', '172.32.0.1', '100.128.0.1', '2606:4700::1111', '2a00:1450:4001::8a'])(
  '[ACTION-7] %s is',
  (address) => {
    expect(isPublicAddress(address)).toBe(true)
  },
)

const check = (url: string, addresses: string[], allowed: string[] = []) =>
  checkAddress(new URL(url), allowed, async () =>
    addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
  )

it('[ACTION-7] the address that was looked at is the one to call', async () => {
  expect(await check('https://deploy.example/', ['8.8.8.8', '8.8.4.4'])).toEqual({ address: '8.8.8.8', family: 4 })
})

it.each([
  ['https://deploy.example/', ['8.8.8.8', '10.0.0.1']],
  ['https://deploy.example/', ['10.0.0.1']],
  ['http://127.0.0.1/', []],
  ['http://0x7f.1/', []],
  ['http://2130706433/', []],
  ['http://[::1]/', []],
  ['http://[::ffff:169.254.169.254]/', []],
])('[ACTION-7] %s at %j is refused unless an admin allows the host', async (url, addresses) => {
  expect(await check(url, addresses)).toMatchObject({ refusal: expect.stringContaining('private') })
  expect(await check(url, addresses, [new URL(url).hostname])).toHaveProperty('address')
})

it('[ACTION-7] a host may be allowed for one port', async () => {
  const at = (port: number) => check(`http://10.0.0.7:${port}/`, [], ['10.0.0.7:8080'])
  expect(await at(8080)).toHaveProperty('address')
  expect(await at(8081)).toHaveProperty('refusal')
})

it.each(['file:///etc/passwd', 'https://user@deploy.example/'])('[ACTION-7] %s is refused', async (url) => {
  expect(await check(url, ['8.8.8.8'])).toHaveProperty('refusal')
})

it('[ACTION-7] a name without an address is refused', async () => {
  expect(await check('https://nowhere.example/', [])).toEqual({
    refusal: 'There is no address for nowhere.example.',
    isPassing: true,
  })
})
