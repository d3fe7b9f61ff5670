import { beforeAll, describe, expect, it } from 'vitest'
import { METRIC_NAMES } from '@/lib/domain/metrics/metric'
import { tableLines } from '@/lib/domain/metrics/table-text'
import { csvOf } from '@/lib/server/http/csv'
import { getMetric, metricQuerySchema } from '@/lib/server/queries/metrics/get-metric'
import { anAdmin } from '@/lib/testing/factories'
import { agreement } from '@/lib/testing/metric-agreement'
import { storeRandomLevers } from '@/lib/testing/random-changes'

const everything = metricQuerySchema.parse({ period: 'all', drills: 'true' })

beforeAll(async () => {
  const world = await agreement()
  await storeRandomLevers(world.world)
  await world.store(9, 40)
}, 60_000)

describe('[METRIC-1] every figure', () => {
  it.each(METRIC_NAMES)('%s has a sentence, and a table of which each row fills its columns', async (name) => {
    const { sentence, table, data } = await getMetric(await anAdmin(), name, everything)
    expect(sentence).toMatch(/^\S.*\.$/)
    expect(sentence).not.toMatch(/NaN|undefined|null/)
    expect(table.rows.filter((row) => row.length !== table.columns.length)).toEqual([])
    expect(new Set(table.columns.map(({ key }) => key)).size).toBe(table.columns.length)
    expect(csvOf(tableLines(table)).split('\n').length).toBeGreaterThan(table.rows.length)
    expect(JSON.parse(JSON.stringify(data))).toEqual(data)
  })

  it.each(METRIC_NAMES)('%s answers for any bounds that are taken', async (name) => {
    const admin = await anAdmin()
    for (const bounds of [
      { from: '1970-01-01', to: '9999-12-31T23:59:59.999Z' },
      { from: '9999-12-31' },
      { to: '1970-01-01' },
      { from: '2026-02-01', to: '2026-01-01' },
    ]) {
      const { sentence } = await getMetric(admin, name, metricQuerySchema.parse(bounds))
      expect(sentence).toMatch(/^\S.*\.$/)
      expect(sentence).not.toMatch(/NaN|undefined|null/)
    }
  })

  it('that there is none of does not exist', async () => {
    const admin = await anAdmin()
    await expect(async () => getMetric(admin, 'toString', everything)).rejects.toMatchObject({ code: 'not_found' })
  })
})
