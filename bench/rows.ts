import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { globSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { withoutOutside } from '../lib/server/outside-settings.ts'
import { copyTemplate, dropDatabase } from '../lib/testing/database.ts'
import { freePort } from '../scripts/database/running-server.ts'
import { pinned } from './cores.ts'
import type { RowResult } from './figures.ts'
import { type BenchSettings, SETTINGS_VARIABLE } from './row-process.ts'

export interface Row {
  row: number
  title: string
  /** Below this folder; its `main.ts` measures. */
  folder: string
  needsBrowser?: boolean
}

export const rows: Row[] = [
  { row: 1, title: 'commit to screen', folder: 'commit-to-screen', needsBrowser: true },
  { row: 2, title: 'fan-out', folder: 'fan-out' },
  { row: 3, title: 'appends', folder: 'appends' },
  { row: 4, title: 'alert intake', folder: 'intake' },
  { row: 5, title: 'room of 10,000 entries, every panel full', folder: 'large-room', needsBrowser: true },
  { row: 6, title: 'catch-up', folder: 'catch-up' },
  { row: 7, title: 'history over many incidents', folder: 'history' },
  { row: 8, title: 'a document of many', folder: 'documents' },
  { row: 9, title: 'escalations that are due', folder: 'escalation' },
  { row: 10, title: 'cold start and footprint', folder: 'footprint' },
  { row: 11, title: 'coming and going', folder: 'soak' },
]

const outputOf = (root: string) => join(root, 'node_modules/.cache/bench')

/** Bundles every program of the bench with the application's own modules, as `npm start` bundles the server. */
export async function bundleRows(root: string): Promise<void> {
  const { build, stop } = await import('esbuild')
  mkdirSync(outputOf(root), { recursive: true })
  await build({
    absWorkingDir: root,
    entryPoints: rows.flatMap(({ folder }) => globSync(`bench/${folder}/*.ts`, { cwd: root })),
    outdir: outputOf(root),
    outbase: 'bench',
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node24',
    packages: 'external',
    sourcemap: 'linked',
    logLevel: 'warning',
    define: { 'process.env.NODE_ENV': '"production"' },
  })
  await stop()
}

/** Runs one row in a process of its own, on the cores of the load, with a database and a data folder of its own. */
export async function startRow({ folder, row }: Row, settings: BenchSettings, runFolder: string): Promise<RowResult> {
  const { templateUrl, cores, root } = settings
  const databaseUrl = await copyTemplate(templateUrl)
  const port = await freePort()
  const dataDirectory = join(runFolder, `data-${row}`)
  mkdirSync(dataDirectory, { mode: 0o711 })
  const script = join(outputOf(root), folder, 'main.js')
  const [file, ...args] = pinned([process.execPath, '--enable-source-maps', script], 'load', cores)
  const child = spawn(file, args, {
    cwd: root,
    env: {
      ...withoutOutside(process.env),
      [SETTINGS_VARIABLE]: JSON.stringify(settings),
      NODE_ENV: 'production',
      DATABASE_URL: databaseUrl,
      EVENKEEL_DATA_DIR: dataDirectory,
      AUTH_SECRET: 'a-secret-for-figures-only-a-secret-for-figures-only',
      PORT: String(port),
      PUBLIC_URL: `http://127.0.0.1:${port}`,
    },
    stdio: ['ignore', 2, 2, 'ipc'],
  })
  let result: RowResult | undefined
  child.on('message', (message: RowResult) => {
    result = message
  })
  // Not its exit: what it sent last may still be on its way then.
  await once(child, 'close')
  if (!result) throw new Error(`Row ${row} ended without a result: see above.`)
  await dropDatabase(databaseUrl)
  return result
}
