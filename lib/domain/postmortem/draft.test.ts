import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { TimelineRow } from '@/lib/domain/incident/timeline'
import { ada, ben, cleo, InMemoryIncident, uuid } from '@/lib/testing/in-memory-incident'
import { anyStep, attempt } from '@/lib/testing/random-commands'
import { all, judged, moved, type Play, radius, says, takes, tries } from '@/lib/testing/room-plays'
import type { PostmortemContent, RichText } from './content'
import { documentOf, readContent } from './document'
import { draftPostmortem } from './draft'
import { plainText } from './rich-text'
import { richTextSchema } from './schema'

const NOW = '2026-03-02T05:00:00.000Z'
const rowsOf = (room: InMemoryIncident): TimelineRow[] => [...room.rows.values()].sort((a, b) => a.seq - b.seq)
const draftOf = (room: InMemoryIncident): PostmortemContent => draftPostmortem(room.state, rowsOf(room), NOW)

function played(...plays: Play[]): InMemoryIncident {
  const room = new InMemoryIncident()
  all(...plays)(room)
  return room
}

const whole = () =>
  played(
    takes(ben, 'commander'),
    takes(cleo, 'operations'),
    radius(23, 0),
    tries(1),
    judged(1, { result: 'no-effect' }),
    tries(2),
    says(cleo, 'decision'),
    judged(2, { crutch: { expiresAt: '2026-03-12T00:00:00.000Z' } }),
    moved('mitigated'),
    moved('resolved'),
  )

test('[DRAFT-1] a draft says what the log says, section by section', () => {
  const { sections, picks, cards } = draftOf(whole())
  const summary = plainText(sections.summary)
  expect(summary).toMatch(
    /^INC-42, SEV2: Checkout fails\. +Resolved on Payments; it took less than a minute since it was declared\./,
  )
  expect(summary).toContain('One decision was made.')
  expect(summary).toContain('Roll back 1 on Payments: no effect after less than a minute (The error rate fell).')
  expect(summary).toContain('Roll back 2 on Payments: worked')
  expect(summary).toContain('Commander: Ben.')
  expect(summary).toContain('Operations: Cleo.')
  const impact = plainText(sections.impact)
  expect(impact).toContain('Hit: 23 % of EU checkouts, steady (fairly sure).')
  expect(impact).toContain('It was resolved on 2 Mar 2026, 03:12 UTC')
  expect(picks.length).toBeGreaterThan(5)
  // Causes, luck and lessons are for people to find.
  expect(cards).toEqual([])
  expect([sections.wentWell, sections.lucky, sections.learned].map(plainText)).toEqual(['', '', ''])
})

test('[DRAFT-1] the same log gives the same draft, and the document says what the draft says', () => {
  const room = whole()
  expect(draftOf(room)).toEqual(draftOf(room))
  expect(readContent(documentOf(draftOf(room)))).toEqual(draftOf(room))
})

test('[DRAFT-2] of any incident, each sentence comes from lines of its log, and the schema holds', () => {
  fc.assert(
    fc.property(fc.array(anyStep, { maxLength: 60 }), (steps) => {
      const room = new InMemoryIncident()
      for (const step of steps) attempt(room, step)
      const seqs = new Set(room.rows.keys())
      const { sections, picks } = draftOf(room)
      for (const text of [sections.summary, sections.impact]) {
        if (text.content?.length) richTextSchema.nodeFromJSON(text).check()
        for (const block of paragraphsOf(text)) expectSources(block, seqs)
      }
      expect(picks.every(({ seq }) => seqs.has(seq))).toBe(true)
    }),
    { numRuns: 60 },
  )
})

test('[DRAFT-3] words of entries are not copied: a redaction leaves none behind', () => {
  const secret = 'the customer is Acme Corp'
  const room = played(takes(ben, 'commander'))
  for (const [index, kind] of ['note', 'observation', 'hypothesis', 'decision', 'question'].entries()) {
    room.run(ben, 'add-entry', { entryId: uuid(500 + index), kind, text: secret })
    room.run(ada, 'star-entry', { entryId: uuid(500 + index), starred: true })
  }
  all(moved('mitigated'), moved('resolved'))(room)
  expect(JSON.stringify(draftOf(room))).not.toContain(secret)
  expect(draftOf(room).picks.length).toBeGreaterThanOrEqual(5)
})

const paragraphsOf = (node: RichText): RichText[] =>
  node.type === 'paragraph' ? [node] : (node.content ?? []).flatMap(paragraphsOf)

/** Text, then its sources, again and again. */
function expectSources({ content = [] }: RichText, seqs: ReadonlySet<number>): void {
  expect(content[0]?.type).toBe('text')
  for (const [index, node] of content.entries()) {
    if (node.type === 'text') expect(content[index + 1]?.type).toBe('source')
    else expect(seqs.has(Number(node.attrs?.seqs))).toBe(true)
  }
}
