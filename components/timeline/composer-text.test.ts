import { expect, test } from 'vitest'
import { mentionAt, mentionedIn, mentionMatches, readDraft, typed, withMention, writeDraft } from './composer-text'

const people = [
  { id: '1', name: 'Noor Haddad' },
  { id: '2', name: 'Noor' },
  { id: '3', name: 'Ada Osei' },
  { id: '4', name: 'Tomás Vidal' },
]

test.each([
  ['/d Roll back now', 'decision', 'Roll back now'],
  ['/D Roll back now', 'decision', 'Roll back now'],
  ['/hypothesis the cache', 'hypothesis', 'the cache'],
  ['  /o it is slow', 'observation', 'it is slow'],
  ['/q ', 'question', ''],
  ['/q', 'note', '/q'],
  ['/dev/sda is full', 'note', '/dev/sda is full'],
  ['/x marks', 'note', '/x marks'],
  ['see /d later', 'note', 'see /d later'],
  ['', 'note', ''],
] as const)('reads %j as a %s', (value, kind, text) => {
  expect(readDraft(value)).toEqual({ kind, text })
})

test('a draft survives being written and read', () => {
  for (const kind of ['note', 'observation', 'hypothesis', 'decision', 'question'] as const) {
    expect(readDraft(writeDraft({ kind, text: 'two\nlines  ' }))).toEqual({ kind, text: 'two\nlines  ' })
  }
})

test('what begins like a prefix can be typed, letter by letter', () => {
  let value = ''
  for (const letter of '/dev is full') {
    const { kind, text } = readDraft(value)
    value = writeDraft(typed(kind, text + letter))
  }
  expect(readDraft(value)).toEqual({ kind: 'note', text: '/dev is full' })
})

test('a prefix becomes the kind when the space is typed, and only at the start of a note', () => {
  expect(typed('note', '/d')).toEqual({ kind: 'note', text: '/d' })
  expect(typed('note', '/d ')).toEqual({ kind: 'decision', text: '' })
  expect(typed('decision', '/q ')).toEqual({ kind: 'decision', text: '/q ' })
  expect(typed('note', 'a /d ')).toEqual({ kind: 'note', text: 'a /d ' })
})

test('an @ opens the list of people, inside an address it does not', () => {
  expect(mentionAt('ask @no', 7)).toEqual({ start: 4, query: 'no' })
  expect(mentionAt('@', 1)).toEqual({ start: 0, query: '' })
  expect(mentionAt('@Ada Os', 7)).toEqual({ start: 0, query: 'Ada Os' })
  expect(mentionAt('ada@example.org', 15)).toBeNull()
  expect(mentionAt('ask @no and wait', 16)).toBeNull()
})

test('finds people by any word of their name, whole names first', () => {
  expect(mentionMatches(people, 'no').map(({ id }) => id)).toEqual(['2', '1'])
  expect(mentionMatches(people, 'os').map(({ id }) => id)).toEqual(['3'])
  expect(mentionMatches(people, 'tomá').map(({ id }) => id)).toEqual(['4'])
  expect(mentionMatches(people, 'zz')).toEqual([])
})

test('completes the mention where the caret is', () => {
  expect(withMention('ask @no please', 7, 'Noor Haddad')).toEqual({ text: 'ask @Noor Haddad please', caret: 17 })
})

test('[PEOPLE-3] mentions are whole names, the longer one when two begin alike', () => {
  expect(mentionedIn('@Noor Haddad and @Tomás Vidal, not @Ada', people).map(({ id }) => id)).toEqual(['1', '4'])
  expect(mentionedIn('@Noor, look', people).map(({ id }) => id)).toEqual(['2'])
  expect(mentionedIn('@Noora is somebody else', people)).toEqual([])
})
