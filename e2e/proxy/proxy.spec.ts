import type { Browser, Page } from '@playwright/test'
import { freePort } from '../../scripts/database/running-server.ts'
import { attachByButton, pngOf } from '../attach-files.ts'
import { expect, test } from '../fixtures.ts'
import { createPerson, type Person } from '../people.ts'
import type { TestServer } from '../server.ts'
import { startTwoServers } from '../two-servers.ts'
import { checkout, expectLive, line, log, openRoom, scriptOf } from '../war-room.ts'
import { startCaddy } from './caddy-server.ts'

const openSockets = async ({ url }: TestServer): Promise<number> =>
  Number(/^evenkeel_sockets (\d+)/m.exec(await (await fetch(`${url}/metrics`)).text())?.[1] ?? 0)

/** Signs in by the form, through the proxy. */
async function signedIn(browser: Browser, baseURL: string, { email, password }: Person): Promise<Page> {
  const page = await (await browser.newContext({ baseURL })).newPage()
  await page.goto('/sign-in')
  await page.getByLabel('Email').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page).not.toHaveURL(/sign-in/)
  return page
}

test('[NODE-6] behind the proxy of compose.yaml two servers are one address, and one of them may die', async ({
  browser,
}) => {
  test.slow()
  const publicUrl = `http://localhost:${await freePort()}`
  const servers = await startTwoServers({ PUBLIC_URL: publicUrl, TRUST_PROXY: '1' })
  const { one, two } = servers
  const proxy = await startCaddy(
    publicUrl,
    [one, two].map(({ url }) => new URL(url).host),
  )
  try {
    const [ada, ravi] = [await createPerson(one, 'Ada Osei'), await createPerson(two, 'Ravi Menon')]
    const incident = await (await scriptOf(one, ada)).declare(checkout)
    const here = await signedIn(browser, publicUrl, ada)
    const there = await signedIn(browser, publicUrl, ravi)
    await openRoom(here, incident.key)
    await openRoom(there, incident.key)
    await expect(here.getByText('2 here')).toBeVisible()
    // The proxy shares rooms out between the servers; whoever has one of them will die.
    await expect.poll(async () => (await openSockets(one)) + (await openSockets(two))).toBe(2)
    const [dying, staying] = (await openSockets(one)) > 0 ? [one, two] : [two, one]

    await attachByButton(here, [await pngOf('error-ratio.png')])
    await log(here, 'EU success is at 77 %')
    const picture = line(there, 'EU success is at 77 %').getByRole('img')
    await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0)

    // What a stranger claims about their address is dropped.
    await fetch(`${publicUrl}/card`, { headers: { 'x-forwarded-for': '203.0.113.9' } })
    await expect.poll(() => one.output() + two.output()).toContain('"path":"/card"')
    expect(one.output() + two.output()).not.toContain('203.0.113.9')

    await dying.end('SIGKILL')
    const answers = Array.from({ length: 20 }, () => fetch(`${publicUrl}/readyz`).then(({ status }) => status))
    expect(new Set(await Promise.all(answers))).toEqual(new Set([200]))
    await expect.poll(() => openSockets(staying)).toBe(2)
    for (const page of [here, there]) await expectLive(page)
    await log(here, 'Only cards of one bank')
    await expect(line(there, 'Only cards of one bank')).toHaveCount(1)

    await dying.start()
    // A request that is answered by the one that is back: the proxy has taken it in again.
    const before = dying.output().length
    const isAsked = () => dying.output().slice(before).includes('"path":"/manifest.webmanifest"')
    await expect.poll(() => fetch(`${publicUrl}/manifest.webmanifest`).then(isAsked)).toBe(true)
    await staying.end('SIGTERM')
    await expect.poll(() => openSockets(dying)).toBe(2)
    await log(there, 'Success is back above 97 %')
    await expect(line(here, 'Success is back above 97 %')).toHaveCount(1)
    for (const page of [here, there]) await page.context().close()
  } finally {
    await proxy.stop()
    await servers.dispose()
  }
})
