import type { Browser, Page, Response } from '@playwright/test'
import { contextOf } from '../browser-session.ts'
import type { Member } from '../seed.ts'

/** What opening a room costs: sizes in KB over the wire, times in seconds. */
export interface PageLoad {
  htmlAndData: number
  scripts: number
  largestPaint: number
  nodes: number
}

/** What a new device copies for when the server is away, whole rooms too, once the page is there: some is in time. */
const COPIED = /\/api\/v1\/(?:offline-copy|incidents\/[^/]+\/room)(?:\?|$)/

/** Opens a room in a fresh browser context and waits until it is live and quiet. */
export async function openPage(browser: Browser, address: string, reader: Member): Promise<PageLoad> {
  const context = await contextOf(browser, address, reader)
  const page = await context.newPage()
  const responses: Response[] = []
  page.on('response', (response) => responses.push(response))
  await page.goto(address)
  await page.locator('[data-connection="live"]').first().waitFor({ state: 'attached' })
  await page.waitForLoadState('networkidle')
  const largestPaint = (await largestPaintOf(page)) / 1000
  const nodes = await page.locator('*').count()
  const sizeOf = async (types: string[]) => {
    const wanted = responses.filter(
      (response) => types.includes(response.request().resourceType()) && !COPIED.test(response.url()),
    )
    const sizes = await Promise.all(wanted.map(wireBytes))
    return sizes.reduce((sum, size) => sum + size, 0) / 1024
  }
  const load = {
    htmlAndData: await sizeOf(['document', 'fetch', 'xhr']),
    scripts: await sizeOf(['script']),
    largestPaint,
    nodes,
  }
  await context.close()
  return load
}

async function wireBytes(response: Response): Promise<number> {
  const { responseBodySize } = await response.request().sizes()
  return responseBodySize
}

function largestPaintOf(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        new PerformanceObserver((list) => resolve(list.getEntries().at(-1)?.startTime ?? Number.NaN)).observe({
          type: 'largest-contentful-paint',
          buffered: true,
        })
      }),
  )
}
