import { afterEach, beforeEach, expect, test, vi } from 'vitest'
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

test('[COMMENT-11] what is being written is there again after a reload, for who wrote it and where', () => {
  const stored = aStorage()
  commentDesk.begin({ section: 'summary' } as never, 'Twelve minutes')
  writeDraft(NEW_THREAD, { text: 'Why twelve?' })
  writeDraft('answer t1', { text: 'Because' })
  writeDraft('answer t2', { text: '' })
  const before = commentDesk.getState().pending

  commentDesk.belongTo('ben', 'incident')
  expect([draftNamed(NEW_THREAD), commentDesk.getState().pending]).toEqual([null, null])
  commentDesk.belongTo('ada', 'incident')
  expect(draftNamed(NEW_THREAD)).toMatchObject({ text: 'Why twelve?' })
  expect(commentDesk.getState().pending).toEqual(before)
  expect([draftNamed('answer t1'), draftNamed('answer t2')]).toEqual([{ text: 'Because' }, null])

  writeDraft(NEW_THREAD, null)
  writeDraft('answer t1', null)
  expect(stored.size).toBe(0)
})

test('[COMMENT-11] beginning and putting away here leaves what another tab has written there', () => {
  const stored = aStorage()
  writeDraft('answer t1', { text: 'Mine' })
  const [place = ''] = stored.keys()
  const theirs = JSON.stringify({ text: 'Theirs' })
  for (const name of ['t1', 't2']) stored.set(place.replace('t1', name), theirs)
  writeDraft('answer t1', null)
  writeDraft('answer t2', { text: '' })
  writeDraft('answer t2', null)
  expect([...stored.values()]).toEqual([theirs, theirs])
})

test('[COMMENT-11] [VIEW-8] what another tab writes is the draft of this one, which removes and overwrites none of it', () => {
  const stored = aStorage()
  writeDraft('answer t1', { text: 'Because' })
  const [place = ''] = stored.keys()
  const there = (name: string, draft: object | null) => {
    const at = place.replace('answer t1', name)
    if (draft) stored.set(at, JSON.stringify(draft))
    else stored.delete(at)
    commentDesk.follow(true)
  }
  there('answer t1', { text: 'Because the pool was small' })
  expect(draftNamed('answer t1')).toEqual({ text: 'Because the pool was small' })
  there(NEW_THREAD, { text: 'Why?', begun: pending })
  expect([draftNamed(NEW_THREAD)?.text, commentDesk.getState().pending]).toEqual(['Why?', pending])
  there(NEW_THREAD, null)
  expect([draftNamed(NEW_THREAD), commentDesk.getState().pending]).toEqual([null, null])
  stored.clear()
  commentDesk.follow(false)
  expect(draftNamed('answer t1')).toEqual({ text: 'Because the pool was small' })
  there('answer t1', null)
  expect(draftNamed('answer t1')).toBeNull()
})

test('[COMMENT-11] words that the browser does not keep stay, whatever another tab has written', () => {
  const stored = aStorage()
  writeDraft('answer t1', { text: 'Because' })
  const [place = ''] = stored.keys()
  const full = vi.spyOn(localStorage, 'setItem').mockImplementation(() => {
    throw new Error('Full')
  })
  writeDraft('answer t1', { text: 'Because of the pool' })
  full.mockRestore()
  stored.set(place, JSON.stringify({ text: 'Theirs' }))
  commentDesk.follow(true)
  expect(draftNamed('answer t1')).toEqual({ text: 'Because of the pool' })
})

function aStorage(): Map<string, string> {
  const stored = new Map<string, string>()
  const storage = {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => void stored.set(key, value),
    removeItem: (key: string) => void stored.delete(key),
  }
  vi.stubGlobal('localStorage', new Proxy(storage, { ownKeys: () => [...stored.keys()], getOwnPropertyDescriptor }))
  return stored
}

const getOwnPropertyDescriptor = () => ({ enumerable: true, configurable: true })
afterEach(() => vi.unstubAllGlobals())
