import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { Failure, say } from '../failure.ts'
import { waitForFileLock } from './file-lock.ts'
import { compileCache, root, runTool } from './programs.ts'
import { hashSources } from './source-hash.ts'

const serverSources = ['lib', 'server.ts', 'prisma/schema', 'tsconfig.json', 'package.json', 'package-lock.json']
const pageSources = [...serverSources, 'app', 'components', 'public', 'next.config.ts', 'postcss.config.mjs']

interface BuildStep {
  /** Kept beside what was built, and written last: a build that was cut off is stale. */
  stamp: string
  sources: string[]
  announcement?: string
  run(): Promise<void>
}

const prismaClient: BuildStep = {
  stamp: 'lib/server/db/generated/.built-from',
  sources: ['prisma/schema', 'package-lock.json'],
  run: () => runBuildTool('prisma', ['generate']),
}

const bundles: BuildStep = {
  stamp: 'dist/.built-from',
  sources: serverSources,
  async run() {
    const { build, stop } = await import('esbuild')
    await build({
      absWorkingDir: root,
      entryPoints: { server: 'server.ts', command: 'lib/server/operator/main.ts' },
      outdir: 'dist',
      bundle: true,
      platform: 'node',
      format: 'esm',
      target: 'node24',
      external: installedPackages(),
      sourcemap: 'linked',
      logLevel: 'warning',
      define: { 'process.env.NODE_ENV': '"production"' },
    })
    await stop()
  },
}

const pages: BuildStep = {
  stamp: '.next/.built-from',
  sources: pageSources,
  announcement: 'Building the application (about half a minute) …',
  async run() {
    // Of an older build it would never be asked again.
    rmSync(compileCache, { recursive: true, force: true })
    await runBuildTool('next', ['build'], { EVENKEEL_BUILD: hashSources(pageSources).slice(0, 16) })
    compileWhileLoading()
  },
}

/** The service worker; it names every file of the pages, and so is made after them. */
const worker: BuildStep = {
  stamp: 'dist/.worker-built-from',
  sources: pageSources,
  async run() {
    const { build, stop } = await import('esbuild')
    await build({
      absWorkingDir: root,
      entryPoints: { 'service-worker': 'lib/client/service-worker/worker.ts' },
      outdir: 'dist',
      bundle: true,
      format: 'iife',
      target: 'es2022',
      logLevel: 'warning',
      define: { EVENKEEL_BUILD: JSON.stringify(builtPages()) },
    })
    await stop()
  },
}

/**
 * Says in every script of the pages that its functions are called as it loads, so that V8 compiles them beside the
 * page's own thread while they arrive, instead of each on that thread when it is first called (decision 0041).
 */
function compileWhileLoading(): void {
  const chunks = join(root, '.next/static/chunks')
  for (const name of readdirSync(chunks, { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.js')) continue
    const file = join(chunks, name)
    writeFileSync(file, `//# allFunctionsCalledOnLoad\n${readFileSync(file, 'utf8')}`)
  }
}

/** What was built, and the addresses of all scripts, styles and fonts that a page of it may ask for. */
function builtPages(): { id: string; files: string[] } {
  const built = join(root, '.next')
  const files = ['chunks', 'media'].flatMap((folder) =>
    readdirSync(join(built, 'static', folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.name.endsWith('.map'))
      .map(({ parentPath, name }) => `/_next/${relative(built, join(parentPath, name)).replaceAll('\\', '/')}`),
  )
  return { id: readFileSync(join(built, 'BUILD_ID'), 'utf8').trim(), files: files.sort() }
}

/** Named one by one, because "all packages" would also let an import of a file that is missing pass as a package. */
function installedPackages(): string[] {
  const { dependencies }: { dependencies: Record<string, string> } = JSON.parse(
    readFileSync(join(root, 'package.json'), 'utf8'),
  )
  return Object.keys(dependencies).flatMap((name) => [name, `${name}/*`])
}

async function runBuildTool(tool: 'next' | 'prisma', args: string[], env: Record<string, string> = {}) {
  const { code, output } = await runTool(tool, args, { env: { NODE_ENV: 'production', ...env } })
  if (code === 0) return
  say(output)
  throw new Failure(`The build failed in "${tool} ${args.join(' ')}": see above.`)
}

const stampOf = (step: BuildStep) => join(root, step.stamp)

function isStale(step: BuildStep): boolean {
  const stamp = stampOf(step)
  return !existsSync(stamp) || readFileSync(stamp, 'utf8') !== hashSources(step.sources)
}

async function runStep(step: BuildStep): Promise<void> {
  const start = Date.now()
  const hash = hashSources(step.sources)
  if (step.announcement) say(step.announcement)
  rmSync(stampOf(step), { force: true })
  await step.run()
  mkdirSync(dirname(stampOf(step)), { recursive: true })
  writeFileSync(stampOf(step), hash)
  if (step.announcement) say(`Built in ${Math.round((Date.now() - start) / 1000)} s.`)
}

/** Several installations may be started from one checkout: one of them builds. One that is built may be read-only. */
async function ensure(steps: BuildStep[]): Promise<void> {
  if (!steps.some(isStale)) return
  mkdirSync(join(root, 'dist'), { recursive: true })
  const lock = await waitForFileLock(join(root, 'dist/build-lock'), () =>
    say('Waiting for another build of this checkout …'),
  )
  try {
    for (const step of steps) if (isStale(step)) await runStep(step)
  } finally {
    lock.release()
  }
}

/** The typed database client, which everything imports. */
export const ensurePrismaClient = () => ensure([prismaClient])

/** The server and the operator's commands, without pages. */
export const ensureBundles = () => ensure([prismaClient, bundles])

/** All that a server in production runs. */
export const ensureBuild = () => ensure([prismaClient, pages, worker, bundles])
