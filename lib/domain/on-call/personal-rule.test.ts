import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CHANNELS, type Channel, URGENCIES } from './channel'
import { ALL_PUSH, NO_RULE, personalRuleSchema, planAttempts, type RuleMethod, tooLate } from './personal-rule'

const method = (id: string, channel: Channel, more: Partial<RuleMethod> = {}): RuleMethod => ({
  id,
  channel,
  isAccount: false,
  isUsable: true,
  ...more,
})
const account = method('account', 'email', { isAccount: true })
const phone = method('phone', 'push')
const laptop = method('laptop', 'push')
const sms = method('sms', 'sms')
const voice = method('voice', 'voice')
const all = [account, phone, laptop, sms, voice]

const minutes = (planned: ReturnType<typeof planAttempts>) =>
  Object.fromEntries(planned.map(({ methodId, afterMinutes }) => [methodId, afterMinutes]))

describe('[CHAN-2] without a rule', () => {
  test('a page of high urgency goes to push and mail at once, then to phones', () => {
    expect(minutes(planAttempts(NO_RULE, 'high', all))).toEqual({ account: 0, phone: 0, laptop: 0, sms: 2, voice: 4 })
  })

  test('one of low urgency goes to mail and push alone', () => {
    expect(minutes(planAttempts(NO_RULE, 'low', all))).toEqual({ account: 0, phone: 0, laptop: 0 })
  })

  test('what cannot work is not tried', () => {
    const methods = [account, { ...phone, isUsable: false }, sms]
    expect(minutes(planAttempts(NO_RULE, 'high', methods))).toEqual({ account: 0, sms: 2 })
  })
})

describe('[CHAN-3] a rule', () => {
  test('says what is used when, and push means every device', () => {
    const rule = {
      high: [
        { target: 'voice', afterMinutes: 3 },
        { target: ALL_PUSH, afterMinutes: 1 },
      ],
      low: null,
    }
    expect(minutes(planAttempts(rule, 'high', all))).toEqual({ account: 0, phone: 1, laptop: 1, voice: 3 })
    expect(minutes(planAttempts(rule, 'low', all))).toEqual({ account: 0, phone: 0, laptop: 0 })
  })

  test('may use a method again, and give the mail of the account another minute', () => {
    const rule = {
      high: [
        { target: 'sms', afterMinutes: 0 },
        { target: 'sms', afterMinutes: 5 },
        { target: 'account', afterMinutes: 10 },
      ],
      low: null,
    }
    const planned = planAttempts(rule, 'high', all)
    expect(planned.map(({ methodId, afterMinutes }) => `${methodId} ${afterMinutes}`)).toEqual([
      'sms 0',
      'sms 5',
      'account 10',
    ])
  })

  test('that names only what is gone still leaves the mail of the account', () => {
    const rule = { high: [{ target: 'gone', afterMinutes: 0 }], low: [] }
    expect(minutes(planAttempts(rule, 'high', all))).toEqual({ account: 0 })
    expect(minutes(planAttempts(rule, 'low', all))).toEqual({ account: 0 })
  })

  test.each([
    [{ high: [{ target: 'push', afterMinutes: 61 }], low: null }, 'high.0.afterMinutes'],
    [{ high: [{ target: 'push', afterMinutes: 1.5 }], low: null }, 'high.0.afterMinutes'],
    [{ high: null, low: [{ target: 'sms', afterMinutes: 0 }] }, 'low.0.target'],
    [
      {
        high: [
          { target: 'push', afterMinutes: 0 },
          { target: 'push', afterMinutes: 0 },
        ],
        low: null,
      },
      'high',
    ],
  ])('%j is refused where it is wrong', (rule, path) => {
    const issue = personalRuleSchema.safeParse(rule).error?.issues[0]
    expect(issue?.path.join('.')).toBe(path)
  })

  test('says what a next step of an escalation would come before', () => {
    const planned = planAttempts(NO_RULE, 'high', all)
    expect(tooLate(planned, 3).map(({ methodId }) => methodId)).toEqual(['voice'])
    expect(tooLate(planned, 5)).toEqual([])
  })
})

const methodArbitrary = fc.record({
  channel: fc.constantFrom(...CHANNELS),
  isUsable: fc.boolean(),
})
const stepArbitrary = fc.record({
  target: fc.constantFrom(ALL_PUSH, '0', '1', '2', 'account'),
  afterMinutes: fc.nat(60),
})
const stepsArbitrary = fc.option(fc.array(stepArbitrary, { maxLength: 6 }))

test('[CHAN-2] whatever the rule, nobody has nothing, nothing unusable is used, and it is in order of time', () => {
  fc.assert(
    fc.property(
      fc.array(methodArbitrary, { maxLength: 4 }),
      fc.record({ high: stepsArbitrary, low: stepsArbitrary }),
      fc.constantFrom(...URGENCIES),
      (drawn, rule, urgency) => {
        const methods = [account, ...drawn.map((one, index) => method(String(index), one.channel, one))]
        const planned = planAttempts(rule, urgency, methods)
        expect(planned.some(({ methodId }) => methodId === 'account')).toBe(true)
        for (const { methodId } of planned) expect(methods.find(({ id }) => id === methodId)?.isUsable).toBe(true)
        const times = planned.map(({ afterMinutes }) => afterMinutes)
        expect(times).toEqual(times.toSorted((left, right) => left - right))
      },
    ),
  )
})
