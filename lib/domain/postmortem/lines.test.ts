import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Fact, TimelineRow } from '../incident/timeline'
import { gapBefore, inOrder, keyMoments, knownAtOf, knownBy, lineWords, weightOf } from './lines'

const actor = { kind: 'person', id: 'p1', name: 'Anna' } as TimelineRow['actor']
const minute = (n: number) => new Date(Date.UTC(2026, 10, 17, 14, n)).toISOString()

const aRow = (given: Partial<TimelineRow> & { seq: number }): TimelineRow => ({
  entryId: `entry-${given.seq}`,
  kind: 'note',
  actor,
  commandId: 'c',
  occurredAt: minute(given.seq),
  knownAt: null,
  recordedAt: minute(given.seq),
  text: `line ${given.seq}`,
  fact: null,
  mentions: [],
  attachments: [],
  starred: false,
  versions: [],
  verdict: null,
  questionSeq: null,
  answerSeqs: [],
  redacted: null,
  ...given,
})
const fact = (seq: number, type: Fact['type'], payload: object = {}, more: Partial<TimelineRow> = {}) =>
  aRow({ seq, kind: 'status', text: null, fact: { type, payload } as Fact, ...more })
const redacted = { at: minute(59), by: actor, reason: null }

const rowArbitrary = fc
  .record({
    occurred: fc.nat(59),
    written: fc.nat(59),
    known: fc.option(fc.nat(59)),
    corrected: fc.array(fc.nat(59), { maxLength: 3 }),
    starred: fc.boolean(),
    isRedacted: fc.boolean(),
    kind: fc.constantFrom('note' as const, 'decision' as const, 'hypothesis' as const),
    type: fc.option(fc.constantFrom<Fact['type']>('status.changed', 'participant.joined', 'mitigation.started')),
  })
  .map(({ occurred, written, known, corrected, starred, isRedacted, kind, type }) => (seq: number) => {
    const times = corrected.sort((a, b) => a - b)
    return aRow({
      seq,
      kind,
      starred,
      occurredAt: minute(Math.min(occurred, written)),
      recordedAt: minute(written),
      knownAt: known === null ? null : minute(Math.min(known, written)),
      text: isRedacted || type ? null : `wording ${times.length}`,
      fact: type ? ({ type, payload: {} } as Fact) : null,
      verdict: kind === 'hypothesis' && !type ? 'supported' : null,
      versions: times.map((at, index) => ({
        text: `wording ${index}`,
        correctedAt: minute(at),
        correctedBy: actor,
      })),
      redacted: isRedacted ? redacted : null,
    })
  })
const rowsArbitrary = fc
  .array(rowArbitrary, { maxLength: 40 })
  .map((makers) => makers.map((make, index) => make(index + 1)))

test('[LINES-1] starred lines and changes of state come first, the rest as far as there is room', () => {
  const rows = [
    fact(1, 'incident.declared'),
    aRow({ seq: 2 }),
    aRow({ seq: 3, kind: 'decision' }),
    fact(4, 'participant.joined'),
    aRow({ seq: 5, starred: true }),
    fact(6, 'status.changed'),
    fact(7, 'role.taken', { role: 'scribe' }),
    fact(8, 'role.taken', { role: 'commander' }),
    aRow({ seq: 9, starred: true, redacted, text: null }),
    fact(10, 'alerts.changed', { fired: 0, firing: 3 }),
    fact(11, 'alerts.changed', { fired: 2, firing: 3 }),
  ]
  expect(keyMoments(rows)).toEqual([1, 3, 5, 6, 8, 11])
  expect(keyMoments(rows, 3)).toEqual([1, 5, 6])
  expect(keyMoments(rows, 1)).toEqual([5])
})

test('[LINES-1] key moments are told in the order of what happened, at most sixty, the same for the same lines', () => {
  fc.assert(
    fc.property(rowsArbitrary, fc.integer({ min: 0, max: 30 }), (rows, most) => {
      const chosen = keyMoments(rows, most)
      const shuffled = [...rows].reverse()
      expect(keyMoments(shuffled, most)).toEqual(chosen)
      expect(chosen.length).toBeLessThanOrEqual(most)
      const bySeq = new Map(rows.map((row) => [row.seq, row]))
      const told = chosen.map((seq) => bySeq.get(seq) as TimelineRow)
      expect(inOrder(told)).toEqual(told)
      const left = rows.filter(({ seq }) => !chosen.includes(seq))
      const least = Math.min(...told.map(weightOf))
      if (chosen.length === most) for (const row of left) expect(weightOf(row)).toBeLessThanOrEqual(least)
      else for (const row of left) expect(weightOf(row)).toBe(0)
    }),
  )
  expect(keyMoments(Array.from({ length: 100 }, (_, index) => aRow({ seq: index + 1, starred: true })))).toHaveLength(
    60,
  )
})

test('[LINES-3] what was written later about something earlier was not known, unless its author says so', () => {
  const rows = [
    aRow({ seq: 1 }),
    aRow({ seq: 20, occurredAt: minute(2) }),
    aRow({ seq: 21, occurredAt: minute(2), knownAt: minute(3) }),
  ]
  expect(knownBy(rows, minute(6)).map(({ seq }) => seq)).toEqual([1, 21])
})

test('[LINES-3] a line reads as it stood then: later corrections, verdicts and answers are left out', () => {
  const version = (text: string, at: number) => ({ text, correctedAt: minute(at), correctedBy: actor })
  const rows = [
    aRow({ seq: 1, text: 'third', versions: [version('first', 3), version('second', 9)] }),
    aRow({ seq: 2, kind: 'hypothesis', verdict: 'ruled-out' }),
    aRow({ seq: 3, kind: 'question', answerSeqs: [4, 8] }),
    aRow({ seq: 4, kind: 'answer', questionSeq: 3 }),
    aRow({ seq: 8, kind: 'answer', questionSeq: 3 }),
    aRow({ seq: 5, text: null, redacted }),
  ]
  const known = knownBy(rows, minute(6))
  expect(known.map(({ seq, text, verdict, answerSeqs }) => ({ seq, text, verdict, answerSeqs }))).toEqual([
    { seq: 1, text: 'second', verdict: null, answerSeqs: [] },
    { seq: 2, text: 'line 2', verdict: 'untested', answerSeqs: [] },
    { seq: 3, text: 'line 3', verdict: null, answerSeqs: [4] },
    { seq: 4, text: 'line 4', verdict: null, answerSeqs: [] },
    { seq: 5, text: null, verdict: null, answerSeqs: [] },
  ])
  expect(known[0]?.versions).toEqual([version('first', 3)])
  expect(known[3]).toBe(rows[3])
})

test('[LINES-3] what is known only grows, and at the end it is everything, worded as now', () => {
  fc.assert(
    fc.property(rowsArbitrary, fc.nat(59), fc.nat(59), (rows, a, b) => {
      const [early, late] = [minute(Math.min(a, b)), minute(Math.max(a, b))]
      const before = knownBy(rows, early)
      const after = knownBy(rows, late)
      const seqs = new Set(after.map(({ seq }) => seq))
      for (const { seq } of before) expect(seqs.has(seq)).toBe(true)
      for (const row of rows) expect(seqs.has(row.seq)).toBe(knownAtOf(row) <= late)
      // Knowing first what was known late and then what was known early is what was known early.
      expect(knownBy(after, early)).toEqual(before)
      for (const row of before) {
        const now = rows.find(({ seq }) => seq === row.seq)
        expect(row.redacted).toBe(now?.redacted)
        if (row.redacted) expect(row.text).toBeNull()
        for (const { correctedAt } of row.versions) expect(correctedAt <= early).toBe(true)
      }
      const all = knownBy(rows, minute(60))
      expect(all.map(({ seq, text }) => ({ seq, text }))).toEqual(rows.map(({ seq, text }) => ({ seq, text })))
    }),
  )
})

test('[LINES-3] a redacted line stays redacted, whatever its earlier wordings were', () => {
  const versions = [{ text: 'the password is', correctedAt: minute(9), correctedBy: actor }]
  const [row] = knownBy([aRow({ seq: 1, text: null, redacted, versions })], minute(6))
  expect(row?.text).toBeNull()
})

test('[LINES-2] a line is told in words: what was written, what happened, or that it is redacted', () => {
  const shot = { id: 'a', name: 'a.png', mediaType: 'image/png', size: 1, sha256: '', width: 1, height: 1 }
  expect(lineWords(aRow({ seq: 1, text: 'It is down' }))).toBe('It is down')
  expect(lineWords(aRow({ seq: 1, text: '', attachments: [shot] }))).toBe('a picture')
  expect(lineWords(fact(1, 'participant.joined', { person: actor }))).toBe('Anna joined')
  expect(lineWords(aRow({ seq: 1, text: null, redacted }))).toBe('redacted')
})

test('[LINES-2] the time between two lines is told from ten minutes on', () => {
  const [first, near, far] = [aRow({ seq: 1 }), aRow({ seq: 10 }), aRow({ seq: 20 })]
  expect(gapBefore(first, undefined)).toBeNull()
  expect(gapBefore(near, first)).toBeNull()
  expect(gapBefore(far, near)).toBe(600_000)
})
