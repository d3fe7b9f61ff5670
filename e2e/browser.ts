import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium } from '@playwright/test'

export interface Browser {
  /** Nothing lets Playwright pick its own download. */
  executablePath: string | undefined
  source: string
}

const isWindows = process.platform === 'win32'
const systemNames = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'msedge']
const macApplications = ['Google Chrome', 'Chromium', 'Microsoft Edge']

/**
 * A browser: $PW_CHROMIUM, Playwright's own download, a Chrome or Chromium of this machine, or the Chromium that comes
 * inside npm (Linux on x64). Nothing when there is none of them. The last draws no windows and costs the machine a third
 * less, for whoever rather has that.
 */
export async function findBrowser(
  rather: 'as people have it' | 'without windows' = 'as people have it',
): Promise<Browser | undefined> {
  const named = process.env.PW_CHROMIUM
  if (named) {
    if (!existsSync(named)) throw new Error(`PW_CHROMIUM is ${named}, which does not exist.`)
    return { executablePath: named, source: 'PW_CHROMIUM' }
  }
  if (existsSync(chromium.executablePath())) {
    return { executablePath: undefined, source: "Playwright's download" }
  }
  return rather === 'without windows'
    ? ((await bundledBrowser()) ?? systemBrowser())
    : (systemBrowser() ?? (await bundledBrowser()))
}

function systemBrowser(): Browser | undefined {
  const onPath = (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => systemNames.map((name) => join(folder, isWindows ? `${name}.exe` : name)))
  const applications = macApplications.map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`)
  const programFiles = [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)']].flatMap((folder) =>
    folder ? [join(folder, 'Google/Chrome/Application/chrome.exe')] : [],
  )
  const executablePath = [...onPath, ...applications, ...programFiles].find((file) => existsSync(file))
  return executablePath === undefined ? undefined : { executablePath, source: 'this machine' }
}

/** It unpacks itself, its libraries and its fonts; inside the project, because /tmp may be small or not executable. */
async function bundledBrowser(): Promise<Browser | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined
  const outside = { ...process.env }
  const folder = join(process.cwd(), 'node_modules/.cache/chromium')
  mkdirSync(join(folder, 'fontconfig'), { recursive: true })
  writeFileSync(join(folder, 'fontconfig/fonts.conf'), fontsIn(folder))
  process.env.AWS_LAMBDA_JS_RUNTIME ??= 'nodejs24.x'
  process.env.FONTCONFIG_PATH = join(folder, 'fontconfig')
  process.env.TMPDIR = folder
  try {
    const { default: packaged } = await import('@sparticuz/chromium')
    const executablePath = await packaged.executablePath()
    // Not on every Linux: it needs a C library that is no older than its own.
    if (spawnSync(executablePath, ['--version']).status === 0) {
      setVariable('TMPDIR', outside.TMPDIR)
      return { executablePath, source: '@sparticuz/chromium' }
    }
  } catch {
    // As where it does not run.
  }
  // Its libraries are not for another browser.
  for (const name of Object.keys(process.env)) setVariable(name, outside[name])
  return undefined
}

/** It brings a font and looks for it in /tmp alone; without any a page shows no text, and takes none. */
const fontsIn = (folder: string): string => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <dir>${folder}/fonts</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${folder}/fontconfig</cachedir>
</fontconfig>
`

function setVariable(name: string, value: string | undefined): void {
  if (value === undefined) delete process.env[name]
  else process.env[name] = value
}

/** Root has no namespace sandbox, and containers have a small /dev/shm. */
export const launchArguments =
  process.platform === 'linux' ? [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), '--disable-dev-shm-usage'] : []
