import { describe, expect, it } from 'vitest'
import { keptPages, mayBecome, type PageNow, type PageState, pageStateSchema } from './page'

const states = pageStateSchema.options
const ANSWERS = ['acknowledged', 'accepted', 'declined'] as const

describe('[PAGE-2] a page', () => {
  it('can be answered from every state but the same answer, however late', () => {
    for (const from of states) {
      const answers = ANSWERS.filter((to) => mayBecome(from, to))
      const expected = {
        acknowledged: ['accepted', 'declined'],
        accepted: ['accepted', 'declined'],
        declined: ['acknowledged', 'accepted'],
      }
      expect([from, answers]).toEqual([from, from in expected ? expected[from as 'declined'] : [...ANSWERS]])
    }
  })

  it('never goes back once it was answered: no channel, screen or clock takes an answer away', () => {
    const machine: PageState[] = ['queued', 'sent', 'delivered', 'seen', 'expired', 'failed']
    for (const from of ANSWERS) for (const to of machine) expect(mayBecome(from, to), `${from} ${to}`).toBe(false)
  })

  it('is never less told than before', () => {
    const told: PageState[] = ['queued', 'sent', 'delivered', 'seen']
    for (const [place, from] of told.entries()) {
      for (const to of told.slice(0, place + 1)) expect(mayBecome(from, to), `${from} ${to}`).toBe(false)
    }
    expect(mayBecome('sent', 'failed')).toBe(true)
    for (const from of ['delivered', 'seen'] as const) expect(mayBecome(from, 'failed'), from).toBe(false)
  })
})

it('[STATE-2] keeps what is open and what was answered with yes, and lets go of the oldest of the others', () => {
  const page = (n: number, state: PageState) => ({ id: String(n), state }) as PageNow
  const pages = Array.from({ length: 60 }, (_, n) => page(n, n % 2 === 0 ? 'expired' : 'sent'))
  const kept = keptPages([page(100, 'acknowledged'), ...pages, page(101, 'declined')])
  expect(kept.filter(({ state }) => state === 'sent')).toHaveLength(30)
  expect(kept.filter(({ state }) => state === 'expired' || state === 'declined')).toHaveLength(10)
  expect(kept[0]?.id).toBe('100')
  expect(kept.at(-1)?.id).toBe('101')
})
