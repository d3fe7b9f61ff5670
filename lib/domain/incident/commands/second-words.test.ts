import { describe, expect, it } from 'vitest'
import { ada, ben, cleo, dana, InMemoryIncident, payments, uuid } from '@/lib/testing/in-memory-incident'
import { refusalOf } from '@/lib/testing/refusal-of'

const SAID = 'Two services deployed at 03:40.'
const evidence = { text: SAID }
const mitigationId = uuid(800)
const noteId = uuid(500)

function settled(room: InMemoryIncident, ...steps: [string, object?][]) {
  for (const [name, input] of steps) room.run(ben, name, input)
}
const proposed: [string, object] = [
  'propose-mitigation',
  { mitigationId, kind: 'flag-off', title: 'Flag off new-3ds-flow', checkMinutes: 5, reversible: true, start: true },
]
const worse: [string, object] = ['judge-mitigation', { mitigationId, result: 'made-worse' }]
const stays: [string, object] = [
  'judge-mitigation',
  { mitigationId, result: 'worked', crutch: { expiresAt: '2026-03-09T03:12:00.000Z' } },
]
const runs: [string, object] = ['page-service', { escalationId: uuid(600), serviceId: payments.id }]
const advice = { adviceId: 'no-lever:1.1' }

/** What one does, and what another who is second says of the same in other words. */
const seconds: { name: string; before: [string, object?][]; first: object; words: object }[] = [
  { name: 'change-severity', before: [], first: { severity: 'sev3' }, words: { evidence } },
  {
    name: 'set-delivery-prevented',
    before: [['set-delivery-prevented', { deliveryPrevented: true }]],
    first: { deliveryPrevented: false, evidence: { text: 'A test deploy went through.' } },
    words: { evidence },
  },
  {
    name: 'abandon-mitigation',
    before: [proposed],
    first: { mitigationId, reason: 'It takes too long.' },
    words: { reason: SAID },
  },
  { name: 'revert-mitigation', before: [proposed, worse], first: { mitigationId }, words: { note: SAID } },
  {
    name: 'settle-crutch',
    before: [proposed, stays],
    first: { mitigationId, as: 'undone', note: 'The flag is on.' },
    words: { note: SAID },
  },
  {
    name: 'extend-crutch',
    before: [proposed, stays],
    first: { mitigationId, expiresAt: '2026-03-16T03:12:00.000Z', reason: 'The fix ships on Monday.' },
    words: { reason: SAID },
  },
  {
    name: 'stop-escalation',
    before: [runs],
    first: { escalationId: uuid(600), reason: 'It was a false alarm.' },
    words: { reason: SAID },
  },
  { name: 'page-service', before: [], first: runs[1], words: { escalationId: uuid(601), reason: SAID } },
  {
    name: 'page-person',
    before: [],
    first: { pageId: uuid(610), personId: dana.id },
    words: { pageId: uuid(611), reason: SAID },
  },
  {
    name: 'mobilise',
    before: [],
    first: { mobilisationId: uuid(620) },
    words: { mobilisationId: uuid(621), reason: SAID },
  },
  {
    name: 'put-off-advice',
    before: [],
    first: { ...advice, reason: 'A lever would lose data.' },
    words: { reason: SAID },
  },
  {
    name: 'withdraw-review',
    before: [
      ['change-status', { status: 'mitigated' }],
      ['open-review'],
      ['ask-for-review', { reviewerIds: [cleo.id] }],
    ],
    first: { reason: 'A section is missing.' },
    words: { reason: SAID },
  },
]

describe.each(seconds)('the second of two who send $name', ({ name, before, first, words }) => {
  function room() {
    const room = new InMemoryIncident({ input: { serviceIds: [payments.id] } })
    settled(room, ...before)
    expect(room.run(ben, name, first)).not.toEqual([])
    return room
  }

  it('[CMD-14] keeps their words as a note, and changes nothing else', () => {
    const second = room()
    const note = { entryId: noteId, text: SAID, mentions: [] }
    const decided = second.run(ada, name, { ...first, ...words, noteId })
    expect(decided).toMatchObject([{ type: 'note.added', payload: note }])
    expect(second.rowOf(noteId)).toMatchObject({ kind: 'note', text: SAID, actor: { id: ada.id } })
  })

  it('[CMD-6] [CMD-14] is a no-op without an id for the note', () => {
    expect(room().run(ada, name, { ...first, ...words })).toEqual([])
  })

  it('[CMD-14] [ENTRY-2] names the id that was used', () => {
    const second = room()
    second.run(ada, name, { ...first, ...words, noteId })
    const again = refusalOf(() => second.run(ada, name, { ...first, ...words, noteId }))
    expect(again).toMatchObject({ rule: 'ENTRY-2', field: 'input.noteId' })
  })
})

it('[CMD-14] the link of evidence stands in the note', () => {
  const room = new InMemoryIncident({ input: { severity: 'sev3' } })
  room.run(ada, 'change-severity', { severity: 'sev3', evidence: { text: SAID, url: 'https://ci.example/1' }, noteId })
  expect(room.rowOf(noteId)?.text).toBe(`${SAID}\nhttps://ci.example/1`)
})

it('[CMD-14] [PAGE-1] pressing twice what pages people leaves no note of one’s own words', () => {
  const room = new InMemoryIncident({ input: { serviceIds: [payments.id] } })
  const pressed: [string, object][] = [
    ['page-person', { pageId: uuid(610), personId: ben.id }],
    ['page-service', runs[1]],
    ['mobilise', { mobilisationId: uuid(620) }],
  ]
  for (const [name, input] of pressed) {
    expect(room.run(ada, name, { ...input, reason: SAID, noteId })).not.toEqual([])
    expect(room.run(ada, name, { ...input, reason: SAID, noteId })).toEqual([])
  }
})
