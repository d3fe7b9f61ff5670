import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { pin, splitCores } from '../bench/cores.ts'
import { isSound, markdownOf, type RowResult } from '../bench/figures.ts'
import { describeCommit, describeMachine } from '../bench/machine.ts'
import { keepResult } from '../bench/report.ts'
import { bundleRows, rows, startRow } from '../bench/rows.ts'
import { templateDatabase } from '../lib/testing/database.ts'
import { startEmbeddedServer } from './database/embedded-server.ts'
import { migrate } from './database/migrate.ts'
import { Failure, runMain, say } from './failure.ts'
import { ensureBuild } from './installation/build.ts'
import { root } from './installation/programs.ts'
import { ensureBrowser } from './test/browser.ts'

/** Of row 7; `npm run bench:history` asks for 100,000 as well, which takes three quarters of an hour to build. */
const SIZES = '1000,10000'

const usage = `npm run bench [-- ${rows.map(({ row }) => row).join('|')} …] [--rounds 5] [--sizes ${SIZES}] [--quick]`

/** Measures rows of the table in docs/MEASURES.md. Fails when anything was lost, not when a budget was missed. */
async function bench(): Promise<number> {
  const { chosen, rounds, sizes, isQuick } = readArguments()
  await ensureBuild()
  if (chosen.some(({ needsBrowser }) => needsBrowser)) await ensureBrowser()
  await bundleRows(root)
  const cores = splitCores()
  // Not in memory, where fsync costs nothing, as /tmp may be; and nothing of it is kept.
  const folder = mkdtempSync(join(process.platform === 'linux' ? '/var/tmp' : tmpdir(), 'evenkeel-bench-'))
  // As root, PostgreSQL runs as somebody else, who must be able to pass through.
  chmodSync(folder, 0o711)
  const postgres = await startEmbeddedServer({
    directory: join(folder, 'pg'),
    database: templateDatabase,
    preferredPort: 0,
  })
  try {
    pin(postgres.pid, 'system', cores)
    await migrate(postgres.url, join(root, 'prisma/migrations'))
    const machine = await describeMachine(postgres.url, folder, cores)
    const about = { date: new Date().toISOString(), commit: describeCommit(root), rounds, machine }
    const settings = { root, rounds, sizes, isQuick, templateUrl: postgres.url, postgresPid: postgres.pid, cores }
    const results: RowResult[] = []
    for (const each of chosen) {
      say(`Row ${each.row}: ${each.title} …`)
      const result = await startRow(each, settings, folder)
      if (!isQuick) keepResult(root, about, result)
      results.push(result)
    }
    process.stdout.write(`${markdownOf(results)}\n\n${JSON.stringify(about, null, 2)}\n`)
    return results.every(({ integrity }) => integrity.every(isSound)) ? 0 : 1
  } finally {
    await postgres.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

function readArguments() {
  const options = { rounds: { type: 'string' }, sizes: { type: 'string' }, quick: { type: 'boolean' } } as const
  try {
    const { values, positionals } = parseArgs({ options, allowPositionals: true })
    const isQuick = values.quick ?? false
    const rounds = Number(values.rounds ?? (isQuick ? 1 : 5))
    const unknown = positionals.filter((name) => !rows.some(({ row }) => String(row) === name))
    const sizes = (values.sizes ?? SIZES).split(',').map(Number)
    if (!sizes.every((size) => Number.isInteger(size) && size >= 100)) throw new Error()
    if (unknown.length > 0 || !Number.isInteger(rounds) || rounds < 1 || rounds > 50) throw new Error()
    const chosen = rows.filter(({ row }) => positionals.length === 0 || positionals.includes(String(row)))
    return { chosen, rounds, sizes: sizes.toSorted((a, b) => a - b), isQuick }
  } catch {
    throw new Failure(`Usage: ${usage}`)
  }
}

await runMain(bench)
