import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { expect, test } from '../fixtures.ts'
import { startPrometheus } from './monitoring.ts'

const rules = resolve('docs/monitoring/evenkeel.rules.yml')

test('[RUN-11] the real Prometheus takes our rules and our metrics, and calls a server that is well neither down nor slow', async ({
  server,
}) => {
  const prometheus = process.env.EVENKEEL_PROMETHEUS ?? ''
  const promtool = join(dirname(prometheus), 'promtool')
  execFileSync(promtool, ['test', 'rules', resolve('docs/monitoring/evenkeel.rules.test.yml')], { stdio: 'pipe' })
  const directory = mkdtempSync(join(tmpdir(), 'evenkeel-rules-'))
  const file = join(directory, 'prometheus.yml')
  writeFileSync(
    file,
    `
global: { scrape_interval: 1s, evaluation_interval: 1s }
rule_files: [${JSON.stringify(rules)}]
scrape_configs:
  - { job_name: evenkeel, static_configs: [{ targets: [${JSON.stringify(new URL(server.url).host)}] }] }
`,
  )
  const started = await startPrometheus(prometheus, file, directory)
  const ask = async (path: string) => (await (await fetch(`${started.url}/api/v1/${path}`)).json()).data
  try {
    await expect.poll(async () => (await ask('query?query=up')).result[0]?.value[1]).toBe('1')
    const health = async () => {
      const { groups } = await ask('rules')
      return new Set(groups.flatMap((group: { rules: { health: string }[] }) => group.rules.map((rule) => rule.health)))
    }
    await expect.poll(health).toEqual(new Set(['ok']))
    const firing = async (): Promise<string[]> => {
      const { alerts } = await ask('alerts')
      return alerts.map(({ labels }: { labels: { alertname: string } }) => labels.alertname)
    }
    await expect.poll(firing).toContain('EvenkeelWatchdog')
    // Not all: others who share this server may have made pages that reach nobody.
    const ofHealth = ['Down', 'Absent', 'DatabaseDown', 'PagesLate', 'TimersLate', 'Saturated']
    // Before the first measurement one of them waits to see whether any comes.
    for (const name of ofHealth) await expect.poll(firing).not.toContain(`Evenkeel${name}`)
  } finally {
    await started.stop()
    rmSync(directory, { recursive: true, force: true })
  }
})
