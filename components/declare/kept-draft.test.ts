import { afterEach, expect, test, vi } from 'vitest'
import { changeDraft, draftOf, forgetDeclareDraft } from '@/components/declare/kept-draft'

afterEach(() => {
  vi.unstubAllGlobals()
})

test('[CMD-13] a draft is kept in its tab, and never moves to another person', () => {
  const stored = new Map<string, string>()
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => stored.set(key, value),
    removeItem: (key: string) => stored.delete(key),
  })
  changeDraft('ada', { title: 'Somebody reads our mail', isPrivate: true })
  expect(draftOf('ada')).toMatchObject({ title: 'Somebody reads our mail', isPrivate: true })
  const adas = [...stored]
  // Her session ends in this tab, and somebody else signs in.
  expect(draftOf('ravi')).toMatchObject({ title: '', isPrivate: false })
  expect(stored.size).toBe(0)
  // Had she reloaded instead, it would be there.
  for (const [key, value] of adas) stored.set(key, value)
  expect(draftOf('ada').title).toBe('Somebody reads our mail')
  forgetDeclareDraft('ada')
  expect(draftOf('ada').title).toBe('')
  expect([...stored.values()].join()).not.toContain('mail')
})
