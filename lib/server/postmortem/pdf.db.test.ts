import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { findBrowser } from '@/e2e/browser'
import { vectors } from '@/e2e/security/vectors'
import { postmortemHtml } from '@/lib/domain/postmortem/html'
import { env } from '@/lib/server/env'
import { hasPdf, printHtml } from '@/lib/server/postmortem/pdf-browser'
import { fontRule } from '@/lib/server/postmortem/pdf-font'
import { aLine, aPublished, emptyContent } from '@/lib/testing/postmortem-samples'

const settings = env()

let chromium: string | undefined
beforeAll(async () => {
  const fontsOfThisMachine = process.env.FONTCONFIG_PATH
  const found = await findBrowser()
  chromium = found?.executablePath ?? (found && (await import('@playwright/test')).chromium.executablePath())
  // The Chromium inside npm points it at fonts that its folder may not have.
  if (fontsOfThisMachine === undefined) delete process.env.FONTCONFIG_PATH
}, 120_000)

const content = { ...emptyContent(), picks: [{ seq: 1, context: vectors.slice(0, 60).join(' ') }] }
const html = () => postmortemHtml(aPublished({ content, lines: { 1: aLine(1, 'It fails') } }), () => null, fontRule())

describe('[EXPORT-7] the PDF of the server', () => {
  test('is made by the Chromium at hand', { timeout: 60_000 }, async (context) => {
    if (!chromium) return context.skip()
    settings.chromiumPath = chromium
    expect(hasPdf()).toBe(true)
    const pdf = Buffer.from(await printHtml(html()))
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
    // Words are set in a font that is inside.
    expect(pdf.toString('latin1')).toMatch(/FontDescriptor/)
    if (process.env.EK_PDF) writeFileSync(process.env.EK_PDF, pdf)
    expect(pdf.length).toBeLessThan(2_000_000)
  })

  test('neither runs a script nor loads anything', { timeout: 60_000 }, async (context) => {
    if (!chromium) return context.skip()
    settings.chromiumPath = chromium
    const { createServer } = await import('node:http')
    let asked = 0
    const server = createServer((_, response) => {
      asked += 1
      response.end()
    })
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
    const { port } = server.address() as { port: number }
    const folder = mkdtempSync(join(tmpdir(), 'ek-'))
    writeFileSync(join(folder, 'secret.txt'), 'secret')
    const hostile = `<img src="http://127.0.0.1:${port}/a"><script src="http://127.0.0.1:${port}/b"></script>
      <iframe src="file://${folder}/secret.txt"></iframe><script>fetch('http://127.0.0.1:${port}/c')</script>
      <link rel=stylesheet href="http://127.0.0.1:${port}/d">`
    await printHtml(hostile)
    server.close()
    expect(asked).toBe(0)
  })

  test('is not available, with a sentence, where there is none', async () => {
    settings.chromiumPath = '/nowhere/chromium'
    expect(hasPdf()).toBe(false)
    await expect(printHtml(html())).rejects.toMatchObject({
      code: 'unavailable',
      message: expect.stringContaining('CHROMIUM_PATH'),
    })
  })

  test('is not available where the Chromium cannot start', async () => {
    settings.chromiumPath = process.execPath
    await expect(printHtml(html())).rejects.toMatchObject({ code: 'unavailable' })
  }, 60_000)
})
