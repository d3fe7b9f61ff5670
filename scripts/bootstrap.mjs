import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))

const fail = (sentence) => {
  console.error(sentence)
  process.exit(1)
}

/** Whether a version of Node, such as `v18.20.4`, cannot even install the packages. */
export function isTooOld(version) {
  const [major, minor] = version.replace(/^v/, '').split('.').map(Number)
  return major < 20 || (major === 20 && minor < 19)
}

/** Installs the packages of the lockfile unless they are all there. */
export function ensurePackages() {
  if (isTooOld(process.version)) {
    fail(`Evenkeel needs Node 20.19 or newer and this is ${process.version}: install a newer one from nodejs.org.`)
  }
  if (isInstalled()) return
  console.error('Installing packages (about a minute the first time; without a network npm gives up after a few) …')
  const npm = process.env.npm_execpath?.endsWith('npm-cli.js') ? [process.execPath, process.env.npm_execpath] : ['npm']
  const options = [
    'ci',
    '--include=dev',
    '--include=optional',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
    // It says nothing while it tries again, by itself for a minute and more for each package.
    '--fetch-retries=2',
    '--fetch-retry-mintimeout=1000',
    '--fetch-retry-maxtimeout=5000',
  ]
  const result = spawnSync(npm[0], [...npm.slice(1), ...options], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: npm.length === 1 && process.platform === 'win32',
  })
  if (result.status !== 0) {
    fail(
      'The packages could not be installed: see what npm says above. It has to reach its registry, and to write node_modules here.',
    )
  }
}

/** npm writes down what it installed; that must hold everything the lockfile asks for, in the same versions. */
function isInstalled() {
  const record = join(root, 'node_modules', '.package-lock.json')
  if (!existsSync(record)) return false
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages
  const installed = JSON.parse(readFileSync(record, 'utf8')).packages
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '') return true
    const found = installed[path]
    return found ? found.version === entry.version : Boolean(entry.optional)
  })
}

const major = (version) => Number(version.replace(/^v/, '').split('.')[0])

/** The Node that package.json pins, or the one that runs this when it is new enough. */
export function pinnedNode() {
  const system = process.platform === 'win32' ? 'win' : process.platform
  const name = process.platform === 'win32' ? 'node.exe' : 'node'
  const file = join(root, 'node_modules', `node-${system}-${process.arch}`, 'bin', name)
  if (existsSync(file)) return file
  if (major(process.version) >= 24) return process.execPath
  return fail(
    `Evenkeel needs Node 24 and this is ${process.version}: none comes with npm for ${process.platform}-${process.arch}, so install Node 24.`,
  )
}
