import { afterEach, beforeEach, expect, test, vi } from 'vitest'

const [ada, ravi] = ['ada', 'ravi']
let stored: Map<string, string>

beforeEach(() => {
  stored = new Map()
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => stored.set(key, value),
    removeItem: (key: string) => stored.delete(key),
  })
})
afterEach(() => {
  vi.unstubAllGlobals()
})

/** What a page has after it was loaded anew: only what the tab keeps. */
async function newPage() {
  vi.resetModules()
  return import('./kept-draft')
}

test('[CMD-13] the draft of an ended session waits for the same person', async () => {
  const before = await newPage()
  before.changeDraft(ada, { title: 'Nothing loads', isPrivate: true })
  const { commandId } = before.draftOf(ada)
  const after = await newPage()
  expect(after.draftOf(ada)).toMatchObject({ commandId, title: 'Nothing loads', isPrivate: true })
  expect(after.draftOf(ada)).toBe(after.draftOf(ada))
})

test('[CMD-13] another person who comes finds nothing of it, and nobody does after them', async () => {
  const before = await newPage()
  before.changeDraft(ada, { title: 'Only Ada may read this' })
  const { commandId } = before.draftOf(ada)
  const after = await newPage()
  expect(after.draftOf(ravi)).toMatchObject({ title: '' })
  expect(after.draftOf(ravi).commandId).not.toBe(commandId)
  expect([...stored.values()].join()).not.toContain('Only Ada')
  expect((await newPage()).draftOf(ada)).toMatchObject({ title: '' })
})

test('[CMD-13] nor do they where the page was not loaded anew', async () => {
  const page = await newPage()
  page.changeDraft(ada, { title: 'Only Ada may read this' })
  page.changeDraft(ravi, { isPrivate: true })
  expect(page.draftOf(ravi)).toMatchObject({ title: '', isPrivate: true })
  expect([...stored.values()].join()).not.toContain('Only Ada')
})

test('[CMD-13] signing out forgets it, for the same person too, and says so to what shows it', async () => {
  const page = await newPage()
  page.changeDraft(ada, { title: 'Nothing loads' })
  const listener = vi.fn()
  page.subscribeToDraft(listener)
  page.forgetDraft()
  expect(listener).toHaveBeenCalledOnce()
  expect(page.draftOf(ada)).toMatchObject({ title: '' })
  expect(stored.size).toBe(0)
})

test.each([
  ['of no owner', '{"commandId": "1", "title": "Whose?"}'],
  ['that is no draft', '{"personId": "ada"}'],
  ['that is nothing', 'nothing'],
])('[CMD-13] what is kept %s is nobody’s', async (_, value) => {
  stored.set('evenkeel.declare', value)
  expect((await newPage()).draftOf(ada)).toMatchObject({ title: '' })
})

test('[CMD-13] without storage it lives as long as the page', async () => {
  const refuse = () => {
    throw new Error('Storage is switched off')
  }
  vi.stubGlobal('sessionStorage', { getItem: refuse, setItem: refuse, removeItem: refuse })
  const page = await newPage()
  page.changeDraft(ada, { title: 'Nothing loads' })
  expect(page.draftOf(ada)).toMatchObject({ title: 'Nothing loads' })
})
