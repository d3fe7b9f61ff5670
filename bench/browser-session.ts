import { type Browser, type BrowserContext, chromium } from '@playwright/test'
import { findBrowser, launchArguments } from '../e2e/browser.ts'
import type { Member } from './seed.ts'

/** A browser of its own (cookies, cache, storage), signed in. */
export async function contextOf(browser: Browser, url: string, { cookie }: Member): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  const at = cookie.indexOf('=')
  await context.addCookies([{ name: cookie.slice(0, at), value: cookie.slice(at + 1), url: new URL(url).origin }])
  return context
}

/** A browser as people have it. */
export async function launchBrowser(): Promise<Browser> {
  const found = await findBrowser()
  return chromium.launch({
    args: launchArguments,
    ...(found?.executablePath ? { executablePath: found.executablePath } : {}),
  })
}
