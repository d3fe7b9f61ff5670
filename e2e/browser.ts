import { existsSync, mkdirSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium } from '@playwright/test'

export interface Browser {
  /** Nothing lets Playwright pick its own download. */
  executablePath: string | undefined
  source: string
  args: string[]
}

const isWindows = process.platform === 'win32'
const systemNames = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'msedge']
const macApplications = ['Google Chrome', 'Chromium', 'Microsoft Edge']

/**
 * The browser of the tests: $PW_CHROMIUM, Playwright's own download, a Chrome or Chromium of this machine, or the
 * Chromium that comes inside npm (Linux on x64). Nothing when there is none of them.
 */
export async function findBrowser(): Promise<Browser | undefined> {
  const named = process.env.PW_CHROMIUM
  if (named) {
    if (!existsSync(named)) throw new Error(`PW_CHROMIUM is ${named}, which does not exist.`)
    return { executablePath: named, source: 'PW_CHROMIUM', args: [] }
  }
  if (existsSync(chromium.executablePath())) {
    return { executablePath: undefined, source: "Playwright's download", args: [] }
  }
  const system = systemBrowser()
  if (system) return { executablePath: system, source: 'this machine', args: [] }
  const bundled = await bundledBrowser()
  return bundled ? { executablePath: bundled, source: '@sparticuz/chromium', args: [] } : undefined
}

function systemBrowser(): string | undefined {
  const onPath = (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => systemNames.map((name) => join(folder, isWindows ? `${name}.exe` : name)))
  const applications = macApplications.map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`)
  const programFiles = [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)']].flatMap((folder) =>
    folder ? [join(folder, 'Google/Chrome/Application/chrome.exe')] : [],
  )
  return [...onPath, ...applications, ...programFiles].find((file) => existsSync(file))
}

/** It unpacks itself, its libraries and its fonts; inside the project, because /tmp may be small or not executable. */
async function bundledBrowser(): Promise<string | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined
  process.env.AWS_LAMBDA_JS_RUNTIME ??= 'nodejs24.x'
  const outside = process.env.TMPDIR
  process.env.TMPDIR = join(process.cwd(), 'node_modules/.cache/chromium')
  mkdirSync(process.env.TMPDIR, { recursive: true })
  try {
    const { default: packaged } = await import('@sparticuz/chromium')
    return await packaged.executablePath()
  } catch {
    return undefined
  } finally {
    if (outside === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = outside
  }
}

/** Root has no namespace sandbox, and containers have a small /dev/shm. */
export const launchArguments =
  process.platform === 'linux' ? [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), '--disable-dev-shm-usage'] : []
