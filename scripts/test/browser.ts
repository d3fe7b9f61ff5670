import { spawnSync } from 'node:child_process'
import { findBrowser } from '../../e2e/browser.ts'
import { Failure, say } from '../failure.ts'
import { runTool } from '../installation/programs.ts'

const downloads = 'https://cdn.playwright.dev/'

/** Sees to it that the tests have a browser: one that is there, Playwright's download, or Debian's package as root. */
export async function ensureBrowser(): Promise<void> {
  if (await findBrowser()) return
  say('Installing a browser for the tests …')
  if (await isReachable(downloads)) await runTool('playwright', ['install', 'chromium'])
  if (await findBrowser()) return
  if (process.getuid?.() === 0) {
    const apt = (args: string[]) => spawnSync('apt-get', args, { stdio: 'ignore', timeout: 600_000 })
    apt(['update', '-q'])
    apt(['install', '-y', '-q', '--no-install-recommends', 'chromium', 'fonts-liberation'])
  }
  if (await findBrowser()) return
  throw new Failure(
    'There is no browser for the tests: run `npx playwright install chromium`, install Chromium, or set PW_CHROMIUM to one.',
  )
}

/** A download that cannot work should fail in seconds, not minutes. */
async function isReachable(url: string): Promise<boolean> {
  try {
    await fetch(url, { method: 'HEAD', signal: AbortSignal.timeout(3000) })
    return true
  } catch {
    return false
  }
}
