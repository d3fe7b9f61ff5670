import { beforeAll, describe, expect, test } from 'vitest'
import type { PersonActor } from '@/lib/domain/actor'
import type { IncidentState } from '@/lib/domain/incident/state'
import type { Excerpt } from '@/lib/domain/incident/summary'
import { STOP_WORDS } from '@/lib/domain/search/stop-words'
import { withTransaction } from '@/lib/server/db/pool'
import { saveProjection } from '@/lib/server/db/postmortem-projection'
import { searchEverything } from '@/lib/server/queries/search-incidents'
import { query } from '@/lib/testing/database'
import { aNote, anIncident, aPerson, run } from '@/lib/testing/factories'
import { indexAll } from '@/lib/testing/search-model'

const searchIncidents = async (actor: PersonActor, q: string) => (await searchEverything(actor, { q })).incidents

const marked = ({ text, marks }: Excerpt) => marks.map(([start, end]) => text.slice(start, end))

describe('search over all incidents', () => {
  let ada: PersonActor
  let queues: IncidentState
  let certificates: IncidentState
  let payments: IncidentState

  beforeAll(async () => {
    ada = await aPerson({ name: 'Ada' })
    queues = await anIncident({ by: ada, title: 'Queues are growing' })
    certificates = await anIncident({ by: ada, title: 'Certificates expired' })
    payments = await anIncident({ by: ada, title: 'Checkout times out' })
    await aNote(queues, ada, 'We restarted the brokers')
    await aNote(queues, ada, 'The consumers are rebalancing now')
    await aNote(certificates, ada, 'Renewed the certificate of the broker by hand')
    const sections = [{ section: 'learned', text: 'Nobody owns the renewal calendar' }]
    const card = {
      cardId: 'c',
      list: 'factors',
      position: 0,
      category: null,
      statement: 'Queues hid it',
      explanation: '',
    }
    await withTransaction((tx) => saveProjection(tx, certificates.id, { cards: [card], sections }, 1))
  })

  for (const state of ['before', 'after']) {
    describe(`${state} the job`, () => {
      beforeAll(async () => {
        if (state === 'after') await indexAll()
      })
      const keysOf = async (q: string) => (await searchIncidents(ada, q)).map(({ key }) => key)

      test('[FIND-1] finds words that stand in different lines, with the best of them', async () => {
        const [hit, ...others] = await searchIncidents(ada, 'restarting broker rebal')
        expect(others).toEqual([])
        expect(hit).toMatchObject({ key: queues.key, isNear: false, passage: { place: { kind: 'line', by: 'Ada' } } })
        expect(hit?.passage && marked(hit.passage.excerpt)).toEqual(['restarted', 'brokers'])
      })

      test('[FIND-1] puts titles first, and marks them', async () => {
        const [first, second] = await searchIncidents(ada, 'queues')
        expect(first).toMatchObject({ key: queues.key, passage: null })
        expect(first && marked(first.title)).toEqual(['Queues'])
        const place = { kind: 'postmortem', section: 'factors' }
        expect(second).toMatchObject({ key: certificates.key, passage: { place, excerpt: { text: 'Queues hid it' } } })
      })

      test('[FIND-1] finds the postmortem where it holds more than any line', async () => {
        const [hit] = await searchIncidents(ada, 'owns renewal')
        expect(hit).toMatchObject({ passage: { place: { kind: 'postmortem', section: 'learned' } } })
      })

      test('[FIND-2] knows phrases, words that are not wanted, and alternatives', async () => {
        expect(await keysOf('"brokers restarted"')).not.toContain(queues.key)
        expect(await keysOf('"restarted the brokers"')).toEqual([queues.key])
        expect(await keysOf('broker -renewed')).toEqual([queues.key])
        expect(await keysOf('calendar or rebalancing')).toEqual([certificates.key, queues.key])
      })

      test('[FIND-3] finds a key, and the beginning of a title by one letter', async () => {
        expect(await keysOf(queues.key.toLowerCase())).toEqual([queues.key])
        expect((await keysOf(queues.key.slice(4)))[0]).toBe(queues.key)
        expect(await keysOf('g')).toEqual([queues.key])
        expect(await keysOf('h')).toEqual([])
      })
    })
  }

  test('[FIND-6] forgives typos when little is found, and says so', async () => {
    for (const q of ['chekout', 'Chekout tim', 'cehckout']) {
      expect(await searchIncidents(ada, q), q).toMatchObject([{ key: payments.key, isNear: true }])
    }
    const [hit, ...others] = await searchIncidents(ada, 'consumres rebalancing')
    expect(others).toEqual([])
    expect(hit).toMatchObject({ key: queues.key, isNear: true, passage: { excerpt: { text: /consumers/ } } })
    expect(hit?.passage && marked(hit.passage.excerpt)).toEqual(['consumers', 'rebalancing'])
    expect(await searchIncidents(ada, 'xyzzyx')).toEqual([])
    expect((await searchEverything(ada, { q: 'chekout' })).hits).toEqual([])
  })

  test('[FIND-5] tells nobody of what they may not see, whatever they typed', async () => {
    const hidden = await anIncident({ by: ada, title: 'Zirkonium leaks' })
    await aNote(hidden, ada, 'Rheniumdioxide')
    await indexAll()
    await run(hidden, 'set-privacy', { visibility: 'private' }, ada)
    await indexAll()
    const ben = await aPerson()
    for (const q of [
      'zirkonium',
      'zirk',
      'zirkonum',
      'z',
      'rheniumdioxid',
      'rheniumdoxide',
      hidden.key,
      '"zirkonium leaks"',
    ]) {
      expect(await searchEverything(ben, { q }), q).toEqual({ incidents: [], hits: [] })
      expect(
        (await searchIncidents(ada, q)).map(({ key }) => key),
        q,
      ).toContain(hidden.key)
    }
  })

  test('answers nothing, and never fails, for what holds no word', async () => {
    for (const q of ['', '   ', '"', "'", '!!!', '<->', ':*', '&|!', '\\', '%', '_']) {
      expect(await searchEverything(ada, { q }), q).toEqual({ incidents: [], hits: [] })
    }
    const odd = [
      "it's",
      'a:*b',
      'x\\',
      "o'",
      'or',
      'the',
      '-x',
      '"open quote',
      'a & b | !c <-> d',
      '<b>',
      "'a' <-> b:*",
      'x&amp;y',
    ]
    for (const q of odd) await expect(searchEverything(ada, { q }), q).resolves.toBeDefined()
  })
})

test('[FIND-2] the words that are left out are those that PostgreSQL leaves out', async () => {
  const rows = await query<{ word: string }>(
    `select word from unnest($1::text[]) word where numnode(plainto_tsquery('english', word)) > 0`,
    [[...STOP_WORDS]],
  )
  expect(rows).toEqual([])
  expect(STOP_WORDS.size).toBe(127)
})
