import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { FaultResult } from './fault.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

interface Figures {
  zones: number
  transitions: number
  minutes: number
  disagreements: number
}

/** Every zone there is moves its clocks as it will until 2035, and who is on call is compared with watching the clocks. */
export async function everyZone(): Promise<FaultResult> {
  const directory = mkdtempSync(join(tmpdir(), 'evenkeel-zones-'))
  const file = join(directory, 'figures.json')
  try {
    const code = await runTest(file)
    const figures: Figures = JSON.parse(readFileSync(file, 'utf8'))
    return {
      name: 'every-zone',
      promise:
        'who is on call is who is by watching the clocks, in every zone across every move of its clocks 2020–2035',
      figures: { ...figures },
      met: code === 0 && figures.disagreements === 0,
    }
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
}

/** The test that `npm test` runs over samples, over everything. */
function runTest(file: string): Promise<number | null> {
  const child = spawn(
    process.execPath,
    ['node_modules/vitest/vitest.mjs', 'run', '--project', 'unit', 'lib/domain/on-call/zones.test.ts'],
    { cwd: root, stdio: 'ignore', env: { ...process.env, EVENKEEL_EVERY_ZONE: file } },
  )
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', resolve)
  })
}
