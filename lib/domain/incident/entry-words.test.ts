import { expect, test } from 'vitest'
import { ada, DECLARED_AT, InMemoryIncident, uuid } from '@/lib/testing/in-memory-incident'
import { catchUpOf } from './catch-up'
import { describeEvent } from './describe'
import { attachedText, wordsOf } from './entry-words'
import { reduceIncident } from './reduce-incident'

const picture = { name: 'latency.png', width: 1200 }
const file = (name: string) => ({ name, width: null })

test.each([
  [[], ''],
  [[picture], 'a picture'],
  [[picture, picture], '2 pictures'],
  [[file('trace.log')], 'trace.log'],
  [[file('a.log'), file('b.log')], 'a.log and b.log'],
  [[file('a.log'), file('b.log'), file('c.log')], '3 files'],
  [[picture, file('trace.log')], 'a picture and trace.log'],
])('[FILE-24] says what is attached: %j', (attachments, said) => {
  expect(attachedText(attachments)).toBe(said)
})

test('[FILE-24] words come first; what has none says what it carries; what is redacted says nothing', () => {
  expect(wordsOf({ text: 'Latency doubled', attachments: [picture] })).toBe('Latency doubled')
  expect(wordsOf({ text: '', attachments: [picture] })).toBe('a picture')
  expect(wordsOf({ text: null, attachments: [picture] })).toBeNull()
})

test('[FILE-24] a decision without words reads well in the state, in its summary and in a sentence', () => {
  const { state, log } = new InMemoryIncident()
  const attachments = [{ ...picture, id: uuid(7), mediaType: 'image/png', size: 1, sha256: '', height: 600 }]
  const payload = { entryId: uuid(8), text: '', occurredAt: DECLARED_AT, mentions: [], attachments }
  const decided = reduceIncident(state, { ...log[0]!, seq: 2, type: 'decision.added', payload })
  expect(decided.lastWord?.text).toBe('a picture')
  expect(decided.decisions.items[0]?.text).toBe('a picture')
  expect(catchUpOf(decided, DECLARED_AT).text).toContain('Decided: a picture.')
  expect(describeEvent({ type: 'decision.added', payload }, ada)).toBe('Ada decided: a picture')
})
