import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { describeCommit } from '../bench/machine.ts'
import { runMain } from './failure.ts'
import { ensureBuild } from './installation/build.ts'
import { root, runTool } from './installation/programs.ts'
import { ensureBrowser } from './test/browser.ts'

const counted = 'test-results/security.json'
const result = 'bench/results/security.json'

/** The attacks of e2e/security in full (`npm test` sends a share of them), and what was counted as a table. */
async function attack(): Promise<number> {
  await ensureBuild()
  await ensureBrowser()
  rmSync(counted, { force: true })
  const env = { EVENKEEL_SECURITY: 'full' }
  const { code } = await runTool('playwright', ['test', 'e2e/security'], { output: 'inherit', env })
  const figures: Record<string, Record<string, number>> = JSON.parse(readFileSync(counted, 'utf8'))
  mkdirSync('bench/results', { recursive: true })
  writeFileSync(
    result,
    `${JSON.stringify({ date: new Date().toISOString(), commit: describeCommit(root), passed: code === 0, figures }, null, 2)}\n`,
  )
  process.stdout.write(tableOf(figures))
  return code
}

function tableOf(figures: Record<string, Record<string, number>>): string {
  const rows = Object.entries(figures).map(([name, counts]) => {
    const text = Object.entries(counts).map(([what, count]) => `${count.toLocaleString('en')} ${what}`)
    return `| ${name} | ${text.join(', ')} |`
  })
  return `\n| attack | counted |\n|---|---|\n${rows.join('\n')}\n`
}

await runMain(attack)
