import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { MIN_RATED, precisionOf, proposalOf, type RuleRatings } from './rating'

const ratings = (change: Partial<RuleRatings>): RuleRatings => ({
  rated: 10,
  actionable: 10,
  worthWaking: 0,
  notWorthWaking: 0,
  causes: 0,
  symptoms: 0,
  ...change,
})

describe('[RATING-2] what is proposed for a rule', () => {
  test.each<[string, Partial<RuleRatings>, ReturnType<typeof proposalOf>]>([
    ['four ratings say nothing', { rated: 4, actionable: 0 }, null],
    ['nothing to do in five of five', { rated: 5, actionable: 0 }, 'remove'],
    ['something to do in one of ten', { actionable: 1 }, 'no-page'],
    ['something to do in four of ten', { actionable: 4 }, 'no-page'],
    ['something to do in half of them', { actionable: 5 }, 'keep'],
    ['something to do, mostly not worth waking', { worthWaking: 2, notWorthWaking: 3 }, 'page-by-day'],
    ['something to do, as often worth waking', { worthWaking: 5, notWorthWaking: 5 }, 'keep'],
    ['too few said whether it was worth waking', { notWorthWaking: 4 }, 'keep'],
  ])('%s', (_, change, proposal) => {
    expect(proposalOf(ratings(change))).toBe(proposal)
  })

  test('never gets better by a rating that found nothing to do', () => {
    const order = ['remove', 'no-page', 'page-by-day', 'keep']
    const counted = fc.nat(50)
    fc.assert(
      fc.property(counted, counted, (actionable, others) => {
        const before = { ...ratings({}), actionable, rated: actionable + others }
        const after = { ...before, rated: before.rated + 1 }
        const [one, other] = [proposalOf(before), proposalOf(after)]
        if (one && other) expect(order.indexOf(other)).toBeLessThanOrEqual(order.indexOf(one))
        expect(precisionOf(before) === null).toBe(before.rated < MIN_RATED)
      }),
    )
  })
})
