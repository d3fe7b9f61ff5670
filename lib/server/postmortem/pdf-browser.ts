import { existsSync } from 'node:fs'
import { AppError } from '@/lib/domain/errors'
import { createGate } from '@/lib/server/attachments/gate'
import { env } from '@/lib/server/env'
import { logger } from '@/lib/server/logger'
import { shared } from '@/lib/server/process-registry'

const TIMEOUT_MS = 20_000

const WELL_KNOWN = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

/** The Chromium that makes PDFs: the one that is set, or one of this machine. */
const chromiumPath = (): string | undefined => {
  const { chromiumPath: given } = env()
  return given === undefined ? WELL_KNOWN.find((path) => existsSync(path)) : existsSync(given) ? given : undefined
}

export const hasPdf = (): boolean => chromiumPath() !== undefined

/** A browser takes a core and much memory: one at a time, and few wait for it. */
const gate = shared('pdf-gate', () =>
  createGate({ atOnce: 1, waiting: 8, refusal: 'Too many PDFs are wanted at once. Try again in a moment.' }),
)

/**
 * Prints a page of HTML that needs nothing else. The browser runs no script, has no network, and is gone afterwards
 * (SPEC EXPORT-7). Throws `unavailable` where there is no Chromium, and when it takes longer than 20 s.
 */
export async function printHtml(html: string): Promise<Uint8Array<ArrayBuffer>> {
  const executablePath = chromiumPath()
  if (executablePath === undefined) {
    throw new AppError(
      'unavailable',
      'This server has no Chromium to make a PDF with. Print the page instead, or ask your administrator to set CHROMIUM_PATH.',
    )
  }
  return gate(() => print(html, executablePath))
}

async function print(html: string, executablePath: string): Promise<Uint8Array<ArrayBuffer>> {
  // Loaded when it is needed: most servers never make a PDF.
  const { chromium } = await import('playwright-core')
  const browser = await chromium
    .launch({ executablePath, args: launchArguments(), timeout: TIMEOUT_MS })
    .catch((error) => {
      logger.error({ err: error }, 'Chromium could not be started for a PDF')
      throw new AppError('unavailable', 'The Chromium of this server could not be started. Print the page instead.')
    })
  let timer: NodeJS.Timeout | undefined
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new AppError('unavailable', 'The PDF took too long. Print the page instead.')),
      TIMEOUT_MS,
    )
  })
  try {
    return await Promise.race([pdfOf(browser, html), tooLate])
  } finally {
    clearTimeout(timer)
    await browser.close().catch((error) => logger.warn({ err: error }, 'A browser for a PDF did not close'))
  }
}

type Browser = Awaited<ReturnType<typeof import('playwright-core')['chromium']['launch']>>

async function pdfOf(browser: Browser, html: string): Promise<Uint8Array<ArrayBuffer>> {
  const context = await browser.newContext({ javaScriptEnabled: false, offline: true, serviceWorkers: 'block' })
  // Pictures are data: addresses, which never come here.
  await context.route('**/*', (route) => route.abort())
  const page = await context.newPage()
  await page.setContent(html, { waitUntil: 'load', timeout: TIMEOUT_MS })
  // The page is loaded before its font is read.
  await page.evaluate('document.fonts.ready.then(() => true)')
  return new Uint8Array(
    await page.pdf({ format: 'A4', preferCSSPageSize: true, printBackground: true, outline: true, tagged: true }),
  )
}

/** Root has no namespace sandbox, and containers have a small /dev/shm. */
const launchArguments = (): string[] =>
  process.platform === 'linux' ? [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), '--disable-dev-shm-usage'] : []
