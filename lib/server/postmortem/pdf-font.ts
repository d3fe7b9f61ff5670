import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { logger } from '@/lib/server/logger'
import { shared } from '@/lib/server/process-registry'

const FILE = 'node_modules/geist/dist/fonts/geist-sans/Geist-Variable.woff2'

/** The font of the application inside the page: servers often have a Chromium and no fonts at all. */
export const fontRule = (): string => shared('pdf-font', readFont)

function readFont(): string {
  try {
    const bytes = readFileSync(join(process.cwd(), FILE)).toString('base64')
    return `@font-face{font-family:Geist;font-weight:100 900;src:url(data:font/woff2;base64,${bytes}) format("woff2")}`
  } catch (error) {
    logger.warn({ err: error }, 'PDFs are set in a font of this machine: ours cannot be read')
    return ''
  }
}
