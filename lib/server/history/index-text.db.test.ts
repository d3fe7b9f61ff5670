import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { PersonActor } from '@/lib/domain/actor'
import { isAppError } from '@/lib/domain/errors'
import type { IncidentState } from '@/lib/domain/incident/state'
import { withTransaction } from '@/lib/server/db/pool'
import { saveProjection } from '@/lib/server/db/postmortem-projection'
import { rebuildSearch } from '@/lib/server/history/rebuild-search'
import { query } from '@/lib/testing/database'
import { aNote, anIncident, aPerson, run } from '@/lib/testing/factories'
import { type RandomSource, randomSource } from '@/lib/testing/random-source'
import { foundBy, foundDirectly, foundOneByOne, indexAll, indexOnce } from '@/lib/testing/search-model'

const WORDS =
  'broker checkout-api restarted restarting disk full user_id latency 10.0.0.1 certificates the expired'.split(' ')
const said = (random: RandomSource, count: number) => Array.from({ length: count }, () => random.pick(WORDS)).join(' ')

function aSearch(random: RandomSource): string {
  const word = () => random.pick(WORDS)
  return random.pick([
    () => word(),
    () => word().slice(0, random.int(1, 5)),
    () => `${word()} ${word().slice(0, random.int(1, 5))}`,
    () => `"${word()} ${word()}"`,
    () => `${word()} -${word()} ${word()}`,
    () => `${word()} or ${word()} ${word()}`,
    () => `-"${word()} ${word()}" ${word()}`,
    () => `inc-${random.int(1, 4)}`,
    () => String(random.int(1, 4)),
    () => `${word()} ${word()} ${word()}`,
  ])()
}

/** One change of the words of an incident; it may be refused. */
async function change(random: RandomSource, incident: IncidentState, actor: PersonActor, entries: string[]) {
  const entryId = random.pick(entries)
  const fresh = randomUUID()
  const note = { entryId: fresh, kind: 'note', text: said(random, 3) }
  const commands: [string, object][] = [
    ['add-entry', note],
    ['add-entry', note],
    ['correct-entry', { entryId, text: said(random, 2) }],
    ['star-entry', { entryId, starred: random.chance(0.5) }],
    ['redact-entry', { entryId }],
    ['retitle', { title: said(random, 2) }],
  ]
  if (random.chance(0.15)) {
    const sections = [{ section: 'summary', text: said(random, 4) }]
    const card = { cardId: 'c', list: 'factors', position: 0, category: null, statement: said(random, 2) }
    const cards = random.chance(0.5) ? [{ ...card, explanation: said(random, 2) }] : []
    await withTransaction((tx) => saveProjection(tx, incident.id, { cards, sections }, 1))
    return
  }
  const [name, input] = random.pick(commands)
  try {
    await run(incident, name, input, actor)
    if (name === 'add-entry') entries.push(fresh)
  } catch (error) {
    if (!isAppError(error) || error.code === 'invalid_input') throw error
  }
}

describe('words of all incidents', () => {
  for (const seed of [1, 2]) {
    test(`[FIND-4] are found exactly, whatever the job has done so far (seed ${seed})`, {
      timeout: 120_000,
    }, async () => {
      const random = randomSource(seed)
      const actor = await aPerson()
      const incidents = [1, 2, 3].map(() => anIncident({ by: actor, title: said(random, 2) }))
      const world = await Promise.all(
        incidents.map(async (made) => ({ incident: await made, entries: [] as string[] })),
      )
      for (const { incident, entries } of world) {
        const count = random.int(1, 140)
        const notes = Array.from({ length: count }, () =>
          aNote(incident, actor, random.chance(0.02) ? said(random, 2) : 'Nothing'),
        )
        entries.push(...(await Promise.all(notes)))
      }
      for (let step = 0; step < 60; step++) {
        const { incident, entries } = random.pick(world)
        if (random.chance(0.3)) await indexOnce(random.chance(0.5))
        else await change(random, incident, actor, entries)
        for (const q of [aSearch(random), aSearch(random)]) {
          const directly = await foundDirectly(q)
          expect(await foundBy(q), q).toEqual(directly)
          expect(await foundOneByOne(q), q).toEqual(directly)
        }
        for (const { incident } of world) expect(await rebuildSearch(incident.id)).toEqual([])
      }
      await indexAll()
      expect(await query('select 1 from history_indexed where behind_since is not null')).toEqual([])
      for (const { incident } of world) expect(await rebuildSearch(incident.id)).toEqual([])
      for (const word of WORDS) expect(await foundBy(word), word).toEqual(await foundDirectly(word))
    })
  }

  test('[FIND-4] are mended when they differ, and by the job when they are missing', async () => {
    const incident = await anIncident({ title: 'Tantalum capacitors' })
    await indexAll()
    await query(`update history_text set search = '' where incident_id = $1 and part = -2`, [incident.id])
    await query(`delete from history_text where incident_id = $1 and part = 0`, [incident.id])
    expect(await rebuildSearch(incident.id)).toEqual(['words of the title', 'words of lines, block 0'])
    expect(await rebuildSearch(incident.id)).toEqual([])
    await query('delete from history_indexed where incident_id = $1', [incident.id])
    expect(await rebuildSearch(incident.id)).toEqual(['words for search'])
    expect(await foundBy('tantalum')).toEqual([incident.id])
  })

  test('[FIND-4] that are too many for one block are searched where they stand', { timeout: 60_000 }, async () => {
    const actor = await aPerson()
    const incident = await anIncident({ by: actor })
    await Promise.all(Array.from({ length: 60 }, () => aNote(incident, actor, 'Something')))
    await query(
      `update timeline_entry set search_text = search_text || (
        select string_agg(md5(seq::text || n), ' ') from generate_series(1, 700) n) where incident_id = $1`,
      [incident.id],
    )
    await indexAll()
    const [indexed] = await query<{ stale: number[] }>('select stale from history_indexed where incident_id = $1', [
      incident.id,
    ])
    expect(indexed?.stale).toEqual([0])
    expect(await foundBy('e4da3b7fbbce2345d7772b0674a318d5')).toEqual(
      await foundDirectly('e4da3b7fbbce2345d7772b0674a318d5'),
    )
    expect(await foundBy('something')).toEqual([incident.id])
    expect(await rebuildSearch(incident.id)).toEqual([])
  })
})

describe('a redaction', () => {
  test('[FIND-5] takes words out of every place they are searched in, at once', async () => {
    const actor = await aPerson()
    const incident = await anIncident({ by: actor })
    const entryId = await aNote(incident, actor, 'The password is osmiridium')
    await indexAll()
    await run(incident, 'correct-entry', { entryId, text: 'The password was wolframite' }, actor)
    await indexAll()
    for (const word of ['osmiridium', 'wolframite', 'password']) {
      expect(await query('select 1 from search_word where word = $1', [word]), word).toHaveLength(1)
    }
    expect(await foundBy('wolframite')).toEqual([incident.id])
    await run(incident, 'redact-entry', { entryId }, actor)
    expect(await foundBy('wolframite')).toEqual([])
    const held = () =>
      query(`select 1 from search_word where word ~ 'osmirid|wolframit' union all
        select 1 from history_text where search::text ~ 'osmirid|wolframit'`)
    expect(await held()).toEqual([])
    await indexAll()
    expect(await held()).toEqual([])
  })

  test('[FIND-5] is of no word of a private incident: typos are corrected by what is open', async () => {
    const actor = await aPerson()
    const incident = await anIncident({ by: actor, title: 'Hidden' })
    await run(incident, 'set-privacy', { visibility: 'private' }, actor)
    await aNote(incident, actor, 'Rheniumdioxide')
    await indexAll()
    expect(await foundBy('rheniumdioxide')).toEqual([incident.id])
    expect(await query(`select 1 from search_word where word = 'rheniumdioxide'`)).toEqual([])
  })
})
