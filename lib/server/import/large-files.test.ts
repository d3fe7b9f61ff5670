import { describe, expect, test } from 'vitest'
import { readOpsgenieOnCall } from '@/lib/domain/import/on-call/opsgenie-on-call'
import { readPagerDutyOnCall } from '@/lib/domain/import/on-call/pagerduty-on-call'
import { planOnCall } from '@/lib/domain/import/on-call/plan-on-call'
import { readFile } from '@/lib/server/import/read-file'

const NOW = '2026-11-29T00:00:00Z'
const MANY = 60_000
const numbered = <T>(count: number, make: (n: number) => T): T[] => Array.from({ length: count }, (_, n) => make(n))

/** Milliseconds of the processor that something takes, whoever else is at work. */
async function costOf(work: () => unknown): Promise<number> {
  const before = process.threadCpuUsage()
  await work()
  return process.threadCpuUsage(before).user / 1000
}

/** How often others could be answered meanwhile. */
async function turnsDuring(work: () => Promise<unknown>): Promise<number> {
  let turns = 0
  let isOver = false
  const turn = () => {
    turns += 1
    if (!isOver) setImmediate(turn)
  }
  turn()
  await work().catch(() => {})
  isOver = true
  return turns
}

describe('[IMPORT-1] others are answered while a large file is read', () => {
  test.each([
    ['csv', 'a CSV of one row', 'a,'.repeat(800_000)],
    ['csv', 'a CSV of empty rows', `x,y\n${',\n'.repeat(800_000)}`],
    ['pagerduty', 'JSON of many lines', '{"notes":[]}\n'.repeat(20_000)],
  ] as const)('%s: %s', async (source, _what, text) => {
    expect(await turnsDuring(() => readFile(source, Buffer.from(text)))).toBeGreaterThan(10)
  })
})

describe('[IMPORT-1] what an import of incidents costs grows with its file', () => {
  test('also when many of them have one id, and each its log', async () => {
    const incidents = numbered(5000, () => ({ id: 'a', title: 'Down' }))
    const entry = { type: 'annotate_log_entry', incident: { id: 'a' }, channel: { summary: 'Seen' } }
    const text = JSON.stringify([...incidents, ...numbered(5000, () => entry)])
    let notes: number[] = []
    const cost = await costOf(async () => {
      const { records } = await readFile('pagerduty', Buffer.from(text))
      notes = records.map((record) => ('foreign' in record ? record.foreign.notes.length : 0))
    })
    expect(notes.slice(0, 2)).toEqual([5000, 0])
    expect(cost).toBeLessThan(1500)
  })

  test('also when one page has more than a function takes arguments', async () => {
    const page = { log_entries: numbered(300_000, () => 0), incidents: [{ id: 'a', title: 'Down' }] }
    const { records } = await readFile('pagerduty', Buffer.from(JSON.stringify(page)))
    expect(records).toHaveLength(1)
  })
})

describe('[IMPORT-10] what an import of rotas costs grows with its file', () => {
  test('also of rules that begin at the same minute', async () => {
    const rules = numbered(MANY, () => ({ recipient: { type: 'user', id: 'u' } }))
    let asked = 0
    const cost = await costOf(() => {
      const [policy] = readOpsgenieOnCall([{ id: 'a', rules }], NOW).policies
      asked = policy?.steps[0]?.targets.length ?? 0
    })
    expect(asked).toBe(MANY)
    expect(cost).toBeLessThan(1500)
  })

  test('also of people who are not here', async () => {
    const layer = (name: string) => ({
      name,
      participants: numbered(MANY, (n) => `${name}-${n}`),
      startsOn: '2026-01-01',
      handoverAt: '09:00',
      turn: { count: 1, unit: 'weeks' as const },
      windows: [],
    })
    const rota = { foreignId: 'r', name: 'R', zone: 'UTC', teamId: null, remarks: [], layers: [layer('a'), layer('b')] }
    const context = {
      invites: false,
      personIds: new Map(),
      readerIds: new Set<string>(),
      archivedRotaIds: new Set<string>(),
      teamIds: new Map(),
      takenKeys: { team: new Set<string>(), rota: new Set<string>() },
      importedId: () => null,
      newId: (_kind: string, id: string) => id,
    }
    let remarks = 0
    const cost = await costOf(() => {
      const [planned] = planOnCall({ people: [], teams: [], policies: [], rotas: [rota] }, context)
      remarks = planned?.remarks.length ?? 0
    })
    expect(remarks).toBe(2 * MANY)
    expect(cost).toBeLessThan(1500)
  })

  test('also of many teams and people', async () => {
    const users = numbered(5000, (n) => ({ id: `u${n}`, teams: [{ id: 't0' }, { id: `t${n}` }] }))
    const teams = numbered(5000, (n) => ({ id: `t${n}` }))
    let sizes: number[] = []
    const cost = await costOf(() => {
      sizes = readPagerDutyOnCall([{ users, teams }], NOW).teams.map(({ memberIds }) => memberIds.length)
    })
    expect(sizes.slice(0, 2)).toEqual([5000, 1])
    expect(cost).toBeLessThan(1000)
  })
})
