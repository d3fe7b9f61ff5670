import { expect, test } from './fixtures.ts'
import { startServer } from './server.ts'

test('the demo shows a room that breathes', async ({ browser }) => {
  test.setTimeout(270_000)
  const server = await startServer({ EVENKEEL_DEMO: '1' })
  try {
    const [, email = '', password = ''] = /(sam@\S+) +(\S+)/.exec(server.output()) ?? []
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
    const page = await context.newPage()
    await page.goto(`${server.url}/sign-in`)
    await page.getByLabel('Email').fill(email)
    await page.getByLabel('Password', { exact: true }).fill(password)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByRole('link', { name: /Card payments fail/ }).click()

    const timeline = page.getByRole('feed', { name: 'Timeline' })
    await expect(timeline.getByText('Do wallets fail as well, or only cards?')).toBeVisible()
    await expect(page.getByRole('button', { name: /\d here .*Lin Zhao/ })).toBeVisible()
    // Written by somebody else while we look.
    await expect(timeline.getByText('Only cards with a 3DS challenge.').first()).toBeVisible({ timeout: 45_000 })
    // Only the parts of the room scroll: what is placed in them stays in them.
    expect(await page.evaluate(() => document.documentElement.scrollHeight - window.innerHeight)).toBe(0)
    await page.screenshot({ path: test.info().outputPath('demo.png') })

    await page.goto(`${server.url}/incidents`)
    await expect(page.getByRole('link', { name: 'Wallet payments are refused in Portugal' })).toBeVisible()
    // Sam is no member of this private incident.
    await expect(page.getByText('A laptop with deploy rights was stolen')).toHaveCount(0)
    await context.close()
  } finally {
    await server.dispose()
  }
})
