import { expect, test } from 'vitest'
import { type KeptDraft, readKeptDraft } from './kept-draft'

const NOW = '2026-03-02T03:40:00.000Z'
const SUGGESTED = '2026-03-02T04:10:00.000Z'
const context = { now: NOW, status: 'active' as const, suggestedDueAt: SUGGESTED }
const draft: KeptDraft = {
  updateId: 'u1',
  audience: 'executives',
  nextDueAt: '2026-03-02T05:00:00.000Z',
  words: { executives: { subject: 'Down', text: 'We look into it.' } },
}

test.each([
  ['', null],
  ['not JSON', null],
  [JSON.stringify({ ...draft, audience: 'everybody' }), null],
  [JSON.stringify(draft), draft],
  [JSON.stringify({ ...draft, nextDueAt: null }), { ...draft, nextDueAt: null }],
  [JSON.stringify({ ...draft, nextDueAt: NOW }), { ...draft, nextDueAt: SUGGESTED }],
])('a device kept %j', (stored, expected) => {
  expect(readKeptDraft(stored, context)).toEqual(expected)
})

test.each([
  ['a promise of today', '2026-03-02T03:00:00.000Z', 'by 03:00 UTC', 'by 04:10 UTC'],
  ['one of yesterday, worded then', '2026-03-01T23:30:00.000Z', 'by 23:30 UTC', 'by 04:10 UTC'],
  ['one of yesterday, worded today', '2026-03-01T23:30:00.000Z', 'by 23:30 UTC on 1 March', 'by 04:10 UTC'],
])('[COMM-2] %s that has passed is made anew in the words, too', (_, nextDueAt, before, after) => {
  const words = { internal: { subject: 'Down', text: `We look into it.\n\nNext update: ${before}` } }
  expect(readKeptDraft(JSON.stringify({ ...draft, nextDueAt, words }), context)).toMatchObject({
    nextDueAt: SUGGESTED,
    words: { internal: { subject: 'Down', text: `We look into it.\n\nNext update: ${after}` } },
  })
})
