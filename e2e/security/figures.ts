import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'

/** `npm run security` asks for all of it; `npm test` for as much as a suite can take. */
export const isFull = process.env.EVENKEEL_SECURITY === 'full'

const file = 'test-results/security.json'

/** Keeps what was counted, for the table that `npm run security` prints; says it in the log of the tests too. */
export function record(name: string, figures: Record<string, number>): void {
  mkdirSync('test-results', { recursive: true })
  const known: Record<string, unknown> = readFigures()
  writeFileSync(file, JSON.stringify({ ...known, [name]: figures }, null, 2))
  const text = Object.entries(figures).map(([what, count]) => `${count.toLocaleString('en')} ${what}`)
  process.stdout.write(`    ${name}: ${text.join(', ')}\n`)
}

function readFigures(): Record<string, unknown> {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return {}
  }
}
