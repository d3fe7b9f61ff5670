import { expect, test } from 'vitest'
import { wordParts } from '@/components/timeline/word-parts'

test('a link ends before what closes around it', () => {
  for (const [open, close] of ['“”', '‘’', '{}', '()', '[]', '""']) {
    expect(wordParts(`See ${open}https://a.example/b${close}.`, [])[1]).toEqual({
      at: 5,
      text: 'https://a.example/b',
      kind: 'link',
    })
  }
})

test('people who are mentioned are found, the longer name first, and none within a link', () => {
  const text = '@Ada Osei and @Ada: https://a.example/@Ada'
  expect(wordParts(text, ['Ada', 'Ada Osei']).map(({ text, kind }) => [kind, text])).toEqual([
    ['mention', '@Ada Osei'],
    ['text', ' and '],
    ['mention', '@Ada'],
    ['text', ': '],
    ['link', 'https://a.example/@Ada'],
  ])
  expect(wordParts('C++ by @R. (Ravi)', ['R. (Ravi)']).at(-1)).toEqual({ at: 7, text: '@R. (Ravi)', kind: 'mention' })
  expect(wordParts('nobody', [])).toEqual([{ at: 0, text: 'nobody', kind: 'text' }])
})
