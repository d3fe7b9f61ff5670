import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { metrics } from '@/lib/server/metrics'
import { watched } from '@/lib/server/watched-metrics'

const read = (name: string) => readFileSync(`docs/monitoring/${name}`, 'utf8')
const operations = readFileSync('docs/OPERATIONS.md', 'utf8')

const registered = new Map(
  [metrics.registry, watched.registry].flatMap((registry) =>
    registry.getMetricsAsArray().map((metric) => [metric.name, metric]),
  ),
)

/** Names in an expression that no metric of ours has, and labels that its metric has not. */
function unknownIn(expr: string): string[] {
  const names = expr.match(/\b(?:evenkeel|nodejs|process)_\w+/g) ?? []
  return names.filter((name) => !registered.has(name.replace(/_(?:bucket|sum|count)$/, '')) && !registered.has(name))
}

interface Rule {
  alert: string
  expr: string
  annotations: { summary: string; runbook_url: string }
}

const rules: Rule[] = parse(read('evenkeel.rules.yml')).groups.flatMap((group: { rules: Rule[] }) => group.rules)

test('[RUN-11] every alert rule names metrics that exist, and a section of the runbook', () => {
  expect(rules.length).toBeGreaterThan(10)
  const headings = new Set([...operations.matchAll(/^#+ (.+)$/gm)].map(([, text]) => text?.toLowerCase()))
  for (const { alert, expr, annotations } of rules) {
    expect(unknownIn(expr), alert).toEqual([])
    expect(annotations.summary, alert).not.toBe('')
    const [file, anchor = ''] = annotations.runbook_url.split('#')
    expect(file).toBe('docs/OPERATIONS.md')
    expect(headings, alert).toContain(anchor)
  }
})

test('[RUN-11] every panel of the dashboard names metrics that exist, and every metric of ours is on it or alerts', () => {
  const dashboard: { panels: { title: string; targets?: { expr: string }[] }[] } = JSON.parse(
    read('evenkeel.dashboard.json'),
  )
  const exprs = dashboard.panels.flatMap(({ title, targets = [] }) => targets.map(({ expr }) => ({ title, expr })))
  for (const { title, expr } of exprs) expect(unknownIn(expr), title).toEqual([])
  const shown = [...exprs, ...rules].map(({ expr }) => expr).join(' ')
  const detail = /document_(?:batch_size|journal_duration_seconds)$|combiner_batch_size$|documents$/
  const unseen = [...registered.keys()].filter((name) => name.startsWith('evenkeel_') && !shown.includes(name))
  expect(unseen.filter((name) => !detail.test(name))).toEqual([])
})
