import type { Locator, Page } from '@playwright/test'
import sharp from 'sharp'

export interface TestFile {
  name: string
  mimeType: string
  buffer: Buffer
}

export const composer = (page: Page): Locator => page.getByRole('textbox', { name: /^New / })

/** What goes with the entry that is being written. */
export const tiles = (page: Page): Locator =>
  page.getByRole('list', { name: 'Goes with the entry' }).getByRole('listitem')

/** A picture with something in it, so that it is not empty on a screenshot. */
export async function pngOf(name: string, width = 1200, height = 700, colour = '#4a51b5'): Promise<TestFile> {
  const points = Array.from({ length: 24 }, (_, index) => {
    const y = height * (index < 14 ? 0.72 - (index % 3) * 0.03 : 0.2 + (index % 4) * 0.04)
    return `${Math.round((index / 23) * width)},${Math.round(y)}`
  })
  const lines = [0.25, 0.5, 0.75].map((part) => `<path d="M0 ${height * part}H${width}" stroke="#e3e4e8"/>`)
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="#fff"/>
    ${lines.join('')}<polyline points="${points.join(' ')}" fill="none" stroke="${colour}" stroke-width="6"/></svg>`
  return { name, mimeType: 'image/png', buffer: await sharp(Buffer.from(svg)).png().toBuffer() }
}

export const logFile = (name: string, lines = 40): TestFile => ({
  name,
  mimeType: 'text/plain',
  buffer: Buffer.from(Array.from({ length: lines }, (_, n) => `14:0${n % 10} checkout timeout after 30 s\n`).join('')),
})

/** Pastes as the browser does: what the clipboard holds comes with the event. */
export async function paste(page: Page, files: TestFile[], text = ''): Promise<void> {
  const transfer = await transferOf(page, files, text)
  await composer(page).evaluate((field, clipboardData) => {
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, transfer)
}

/** Pastes a file of so many bytes, made in the page: to send megabytes there takes a slow machine many seconds. */
export const pasteLarge = (page: Page, name: string, bytes: number): Promise<void> =>
  composer(page).evaluate(
    (field, [called, size]) => {
      const clipboardData = new DataTransfer()
      clipboardData.items.add(new File([new Uint8Array(size).fill(1)], called))
      field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
    },
    [name, bytes] as const,
  )

/**
 * Drags files above the page, so that it shows where they go: a browser says so again and again for as long as they are
 * there. Answers how to let them go.
 */
export async function drag(page: Page, files: TestFile[], onto: Locator): Promise<() => Promise<void>> {
  const transfer = await transferOf(page, files, '')
  const dragging = await onto.evaluateHandle((element, dataTransfer) => {
    const send = (type: string) =>
      element.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }))
    send('dragover')
    const timer = setInterval(send, 50, 'dragover')
    return {
      drop() {
        clearInterval(timer)
        send('drop')
      },
    }
  }, transfer)
  return () => dragging.evaluate(({ drop }) => drop())
}

/** Chooses files in the dialog that `open` brings up. */
export async function choose(page: Page, files: TestFile[], open: () => Promise<void>): Promise<void> {
  const chosen = page.waitForEvent('filechooser')
  // The browser has to know that we answer instead of its dialog before a key opens that; it does things in order.
  await page.evaluate(() => null)
  await open()
  await (await chosen).setFiles(files)
}

export const attachByButton = (page: Page, files: TestFile[]): Promise<void> =>
  choose(page, files, () =>
    page.getByRole('button', { name: 'Attach pictures or files' }).filter({ visible: true }).click(),
  )

const transferOf = (page: Page, files: TestFile[], text: string) =>
  page.evaluateHandle(
    ({ given, words }) => {
      const transfer = new DataTransfer()
      if (words) transfer.setData('text/plain', words)
      for (const { name, type, base64 } of given) {
        const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
        transfer.items.add(new File([bytes], name, { type }))
      }
      return transfer
    },
    {
      given: files.map(({ name, mimeType, buffer }) => ({ name, type: mimeType, base64: buffer.toString('base64') })),
      words: text,
    },
  )
