import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import type { CoachRule } from './advice'
import { coachRules } from './registry'

const row = ({ id, weight, title, satisfiedBy, isPersonal, phase, comesBack }: CoachRule): string => {
  const marks = [
    weight.replaceAll('-', ' '),
    ...(isPersonal ? ['one person'] : []),
    ...(phase ? [`once ${phase}`] : []),
    ...(comesBack ? ['comes back'] : []),
  ]
  return `| \`${id}\` | ${marks.join(', ')} | ${title} | ${satisfiedBy} |`
}

it('[COACH-2] docs/COACH.md has each rule in its order, as the rule itself says it', () => {
  const rows = readFileSync('docs/COACH.md', 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('| `'))
  expect(rows).toEqual(coachRules.map(row))
})

it('[COACH-2] each rule is a file of its own, named as it is', () => {
  const files = readdirSync('lib/domain/incident/coach/rules').map((file) => file.replace('.ts', ''))
  expect(files.sort()).toEqual(coachRules.map(({ id }) => id).sort())
})
