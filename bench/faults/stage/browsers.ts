import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, chromium, type Page } from '@playwright/test'
import { findBrowser, launchArguments } from '../../../e2e/browser.ts'
import type { Installation } from './installation.ts'
import { type Person, signIn } from './people.ts'

/** A browser of one person, on a disk of its own: what it keeps outlives its closing. */
export interface OwnBrowser {
  context(): BrowserContext
  newPage(): Promise<Page>
  /** Closes the program and starts it again. */
  reopen(): Promise<void>
  dispose(): Promise<void>
}

export async function openBrowser(installation: Installation, person: Person, origin = installation.origin) {
  const folder = mkdtempSync(join(tmpdir(), 'ek-'))
  let context = await launch(folder, origin)
  const cookies = await signIn(installation, person)
  const expires = Math.floor(Date.now() / 1000) + 3 * 86_400
  await context.addCookies(
    cookies.split('; ').map((cookie) => {
      const [name = '', ...value] = cookie.split('=')
      return { name, value: value.join('='), url: origin, expires }
    }),
  )
  return {
    context: () => context,
    newPage: () => context.newPage(),
    async reopen() {
      await context.close()
      context = await launch(folder, origin)
    },
    async dispose() {
      await context.close()
      rmSync(folder, { recursive: true, force: true })
    },
  } satisfies OwnBrowser
}

async function launch(folder: string, baseURL: string): Promise<BrowserContext> {
  const browser = await findBrowser()
  if (!browser) throw new Error('There is no browser')
  const context = await chromium.launchPersistentContext(folder, {
    baseURL,
    viewport: { width: 1440, height: 900 },
    // A signal ends all of us at once, and the browser with us.
    handleSIGINT: false,
    handleSIGTERM: false,
    args: launchArguments,
    ...(browser.executablePath ? { executablePath: browser.executablePath } : {}),
  })
  context.setDefaultTimeout(15_000)
  return context
}

/** Makes a page believe that it is another time, by this many milliseconds. */
export const shiftClock = (page: Page, ms: number): Promise<unknown> =>
  page.addInitScript((shift) => {
    const Real = Date
    const now = () => Real.now() + shift
    window.Date = new Proxy(Real, {
      construct: (target, given) => (given.length === 0 ? new target(now()) : Reflect.construct(target, given)),
      apply: () => new Real(now()).toString(),
      get: (target, key, receiver) => (key === 'now' ? now : Reflect.get(target, key, receiver)),
    })
  }, ms)

export async function openRoom(page: Page, key: string): Promise<void> {
  await page.goto(`/incidents/${key}`)
  await untilConnection(page, 'live')
}

export const untilConnection = async (page: Page, connection: 'live' | 'offline'): Promise<void> =>
  page.locator(`[data-connection="${connection}"]`).first().waitFor({ state: 'attached', timeout: 30_000 })

/** Types into the composer and logs. */
export async function typeEntry(page: Page, text: string): Promise<void> {
  const composer = page.getByRole('textbox', { name: /^New / })
  await composer.fill(text)
  await composer.press('Enter')
}

/** Waits until the room says that it keeps this many entries, none of which has left. */
export const untilKept = (page: Page, count: number): Promise<void> =>
  note(page, 'offline')
    .filter({ hasText: `${count}` })
    .first()
    .waitFor()

/** Waits until the room says that everything is saved. */
export const untilSaved = (page: Page): Promise<void> =>
  note(page, 'live').filter({ hasText: /saved/i }).first().waitFor({ timeout: 30_000 })

const note = (page: Page, connection: 'live' | 'offline') =>
  page.locator(`[data-connection="${connection}"]`).filter({ visible: true })
