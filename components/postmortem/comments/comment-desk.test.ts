import { beforeEach, expect, test } from 'vitest'
import { commentDesk, draftNamed, NEW_THREAD, threadOf, writeDraft } from './comment-desk'

const pending = { id: 'p', anchor: null, quote: '' }

beforeEach(() => {
  commentDesk.belongTo('nobody', 'nothing')
  commentDesk.belongTo('ada', 'incident')
})

test('[COMMENT-11] what is sent again is the same thread; other words after a lost answer begin another', () => {
  expect(threadOf(pending, { id: 'c1' })).toEqual(threadOf(pending, { id: 'c1' }))
  expect(threadOf(pending, { id: 'c2' }).id).not.toBe(threadOf(pending, { id: 'c1' }).id)
})

test('[COMMENT-11] words that move to another passage are another comment there', () => {
  writeDraft(NEW_THREAD, { text: 'Why?', tried: { id: 'c1', text: 'Why?' } })
  commentDesk.begin(null, '')
  expect(draftNamed(NEW_THREAD)).toEqual({ text: 'Why?' })
})
