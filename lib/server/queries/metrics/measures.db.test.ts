import { describe, expect, it } from 'vitest'
import { projectIncident } from '@/lib/server/project-incident'
import { rebuildIncident } from '@/lib/server/rebuild'
import { verifyLog } from '@/lib/server/verify-log'
import { query } from '@/lib/testing/database'
import { aWorld, storeRandomHistory } from '@/lib/testing/random-history'

describe('the narrow rows that figures are made of', () => {
  it('[METRIC-34] equal what the log says, and are mended when they do not', async () => {
    const states = await storeRandomHistory(7, 40, await aWorld())
    for (const { id } of states) expect(await rebuildIncident(id)).toEqual([])

    const [first, second] = states
    await query(`update incident_measure set mitigated_at = now(), sev1_ms = sev1_ms + 1 where incident_id = $1`, [
      first?.id,
    ])
    await query(`delete from incident_measure where incident_id = $1`, [second?.id])
    expect(await rebuildIncident(first?.id ?? '')).toEqual(['table of measures'])
    expect(await rebuildIncident(second?.id ?? '')).toEqual(['table of measures'])
    expect(await rebuildIncident(first?.id ?? '')).toEqual([])
  })

  it('are of logs that hold', async () => {
    const [state] = await storeRandomHistory(8, 1, await aWorld())
    expect(await verifyLog(state?.key, () => {})).toMatchObject({ incidents: 1, broken: 0 })
    expect(state && projectIncident(state).tables.measures).toHaveLength(1)
  })
})
