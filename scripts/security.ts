import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describeCommit } from '../bench/machine.ts'
import { writeTable } from '../bench/measures-page.ts'
import { runMain } from './failure.ts'
import { ensureBuild } from './installation/build.ts'
import { root, runTool } from './installation/programs.ts'
import { ensureBrowser } from './test/browser.ts'

const counted = 'test-results/security.json'

type Figures = Record<string, Record<string, number>>

/** The attacks of e2e/security in full (`npm test` sends a share of them), and what was counted as a table. */
async function attack(): Promise<number> {
  await ensureBuild()
  await ensureBrowser()
  rmSync(join(root, counted), { force: true })
  const env = { EVENKEEL_SECURITY: 'full' }
  const { code } = await runTool('playwright', ['test', 'e2e/security'], { output: 'inherit', env })
  const figures: Figures = JSON.parse(readFileSync(join(root, counted), 'utf8'))
  const about = { date: new Date().toISOString(), commit: describeCommit(root), passed: code === 0 }
  const table = `${tableOf(figures)}\n\nCounted on ${about.date.slice(0, 10)} at ${about.commit}.`
  if (code === 0) {
    writeFileSync(join(root, 'bench/results/security.json'), `${JSON.stringify({ ...about, figures }, null, 2)}\n`)
    writeTable(root, 'security', table)
  }
  process.stdout.write(`\n${table}\n`)
  return code
}

function tableOf(figures: Figures): string {
  const rows = Object.entries(figures).map(([name, counts]) => {
    const text = Object.entries(counts).map(([what, count]) => `${count.toLocaleString('en')} ${what}`)
    return `| ${name} | ${text.join(', ')} |`
  })
  return ['| attack | counted |', '|---|---|', ...rows].join('\n')
}

await runMain(attack)
