import { beforeAll, expect, it } from 'vitest'
import type { Actor } from '@/lib/domain/actor'
import { COVERAGE, DASHBOARDS, type DashboardName, METRIC_NAMES } from '@/lib/domain/metrics/metric'
import { getDashboard } from '@/lib/server/queries/metrics/get-dashboard'
import { anAdmin } from '@/lib/testing/factories'

const NAMES = Object.keys(DASHBOARDS) as DashboardName[]

let actor: Actor
beforeAll(async () => {
  actor = await anAdmin()
})

it('[DASHBOARD-1] has every figure of its question, each with a sentence and who is counted', async () => {
  const dashboards = await Promise.all(NAMES.map((name) => getDashboard(actor, name, new URLSearchParams())))
  const answers = dashboards.flatMap((dashboard) => Object.values(dashboard.answers))
  expect(answers.map((answer) => answer?.name)).toEqual(METRIC_NAMES)
  for (const answer of answers) {
    expect(answer?.coverage).toBe(COVERAGE)
    expect(answer?.sentence).toMatch(/\.$/)
    expect(answer?.question).toMatch(/\?$/)
  }
})

it('[DASHBOARD-1] leaves out and names what is no filter, and takes the rest', async () => {
  const parameters = new URLSearchParams('severity=sev1,sev9&period=sometime&service=none&utm_source=mail')
  const { query, problems, answers } = await getDashboard(actor, 'doing', parameters)
  expect(query).toBe('severity=sev1')
  expect(problems.map(({ path }) => path.split('.')[0])).toEqual(['severity', 'service', 'period'])
  expect(answers.durations?.name).toBe('durations')
})
