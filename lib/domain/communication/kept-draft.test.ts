import { expect, test } from 'vitest'
import { type KeptDraft, readKeptDraft } from './kept-draft'

const NOW = '2026-03-02T03:40:00.000Z'
const SUGGESTED = '2026-03-02T04:10:00.000Z'
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
  expect(readKeptDraft(stored, NOW, SUGGESTED)).toEqual(expected)
})
