import { statSync } from 'node:fs'
import type { Browser, Page } from '@playwright/test'
import { type Demo, signIn } from '../demo/with-demo.ts'
import type { Picture } from './pictures.ts'

const desktop = { viewport: { width: 1440, height: 900 } }
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }

/** Takes one picture into a file, in a browser of its own that is always the same. Answers how many kB it has. */
export async function takePicture(browser: Browser, demo: Demo, picture: Picture, file: string): Promise<number> {
  const context = await browser.newContext({
    ...(picture.isPhone ? phone : desktop),
    baseURL: demo.url,
    colorScheme: picture.isDark ? 'dark' : 'light',
    reducedMotion: 'reduce',
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    serviceWorkers: 'block',
  })
  try {
    const page = await context.newPage()
    await signIn(page, demo)
    await picture.show(page)
    // Nothing is under the pointer that was used to get there.
    await page.mouse.move(0, 0)
    await settle(page)
    await page.screenshot({ path: file, animations: 'disabled', caret: 'hide' })
    return Math.round(statSync(file).size / 1000)
  } finally {
    await context.close()
  }
}

const PICTURES_WITHIN_MS = 10_000

/** What the page asked for has been answered and drawn; a picture that is not to be seen may never be loaded. */
async function settle(page: Page): Promise<void> {
  await page.locator('progress, [aria-busy="true"]').first().waitFor({ state: 'detached' })
  await page.waitForLoadState('networkidle')
  const areThere = () => document.fonts.status === 'loaded' && [...document.images].every(({ complete }) => complete)
  await page.waitForFunction(areThere, undefined, { timeout: PICTURES_WITHIN_MS }).catch(() => {})
}
