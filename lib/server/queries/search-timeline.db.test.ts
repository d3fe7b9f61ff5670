import { beforeAll, describe, expect, test } from 'vitest'
import type { PersonActor } from '@/lib/domain/actor'
import type { IncidentState } from '@/lib/domain/incident/state'
import type { SearchHit } from '@/lib/domain/incident/summary'
import { excerptOf, searchTimeline, soughtOf, withBeginnings } from '@/lib/server/queries/search-timeline'
import { aNote, anIncident, aPerson, run } from '@/lib/testing/factories'

const marked = ({ excerpt: { text, marks } }: SearchHit) => marks.map(([start, end]) => text.slice(start, end))

describe('search', () => {
  let ada: PersonActor
  let first: IncidentState
  let second: IncidentState

  beforeAll(async () => {
    ada = await aPerson({ name: 'Ada Quux' })
    first = await anIncident({ by: ada, title: 'Queues are growing' })
    second = await anIncident({ by: ada, title: 'Certificates expired' })
    await aNote(first, ada, 'We restarted the brokers; the consumers are rebalancing now')
    await aNote(first, ada, `${'Nothing of note. '.repeat(80)}The kafka-broker-7 disk filled up.`)
    await aNote(second, ada, 'Renewed the certificate <b>of</b> the broker')
    await run(first, 'change-severity', { severity: 'sev1' }, ada)
  })

  test('finds words in any of their forms, over all incidents, and marks them', async () => {
    const hits = await searchTimeline(ada, { q: 'restarting broker' })
    expect(hits).toMatchObject([{ incidentId: first.id, key: first.key, title: first.title, row: { kind: 'note' } }])
    expect(marked(hits[0]!)).toEqual(['restarted', 'brokers'])
    const all = await searchTimeline(ada, { q: 'broker' })
    expect(new Set(all.map(({ incidentId }) => incidentId))).toEqual(new Set([first.id, second.id]))
  })

  test('finds the beginning of the last word while it is typed', async () => {
    expect(await searchTimeline(ada, { q: 'consumers rebal' })).toHaveLength(1)
    expect(await searchTimeline(ada, { q: 'rebal consumers' })).toHaveLength(0)
    const [hit] = await searchTimeline(ada, { q: 'certifica' })
    expect(hit && marked(hit)).toEqual(['certificate'])
  })

  test('finds facts by what they say, and everything by its author', async () => {
    expect(await searchTimeline(ada, { q: 'raised severity' })).toMatchObject([{ row: { kind: 'severity' } }])
    expect((await searchTimeline(ada, { q: 'quux', incidentId: second.key })).length).toBe(2)
  })

  test('shows the part of a long text that matched, as text and never as markup', async () => {
    const [long] = await searchTimeline(ada, { q: '"disk filled up"' })
    expect(long?.excerpt.text).toContain('of note. The kafka-broker-7 disk filled up')
    expect(long?.excerpt.text.length).toBeLessThan(400)
    const [short] = await searchTimeline(ada, { q: 'rebalancing' })
    expect(short?.excerpt.text).toBe('We restarted the brokers; the consumers are rebalancing now')
    const [markup] = await searchTimeline(ada, { q: 'renewed' })
    expect(markup?.excerpt.text).toContain('<b>of</b>')
  })

  test('leaves out what is not wanted, and stays within one incident when asked', async () => {
    const without = await searchTimeline(ada, { q: 'broker -certificate' })
    expect(without.every(({ incidentId }) => incidentId === first.id)).toBe(true)
    expect(await searchTimeline(ada, { q: 'broker', incidentId: second.id })).toHaveLength(1)
    await expect(searchTimeline(ada, { q: 'broker', incidentId: 'INC-999999' })).rejects.toMatchObject({
      code: 'not_found',
    })
  })

  test('answers nothing, and never fails, for what holds no word', async () => {
    for (const q of ['', '   ', '"', "'", '!!!', '<->', ':*', '&|!', '\\']) {
      expect(await searchTimeline(ada, { q })).toEqual([])
    }
    for (const q of ["it's", 'a:*b', 'x\\', "o'", 'or', 'the', '-x', '"open quote', 'a & b | !c <-> d']) {
      await expect(searchTimeline(ada, { q })).resolves.toBeDefined()
    }
  })
})

test('the last word is unfinished unless it is quoted or unwanted', () => {
  expect(soughtOf('disk ful')).toEqual({ text: 'disk ful', unfinished: { before: 'disk ', word: 'ful' } })
  expect(soughtOf('"disk ful')?.unfinished).toBeNull()
  expect(soughtOf('disk -ful')?.unfinished).toBeNull()
})

test('the beginning of a word is marked where its stem is another', () => {
  const marks: [number, number][] = [[0, 3]]
  expect(withBeginnings({ text: 'The certificates, the (Certifier)', marks }, ['certifi'])).toEqual({
    text: 'The certificates, the (Certifier)',
    marks: [...marks, [4, 16], [23, 32]],
  })
  expect(withBeginnings({ text: 'a.b', marks: [] }, ['.b'])).toEqual({ text: 'a.b', marks: [] })
})

test('marks of a headline become ranges', () => {
  expect(excerptOf('a \uE000bc\uE001 d \uE000e\uE001')).toEqual({
    text: 'a bc d e',
    marks: [
      [2, 4],
      [7, 8],
    ],
  })
  expect(excerptOf('plain')).toEqual({ text: 'plain', marks: [] })
})
