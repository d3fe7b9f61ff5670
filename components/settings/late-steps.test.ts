import { expect, test } from 'vitest'
import { lateSteps } from '@/components/settings/late-steps'
import type { ContactMethodView, OwnNotifications } from '@/lib/domain/on-call/contact-method'
import { NO_RULE } from '@/lib/domain/on-call/personal-rule'

const method = (id: string, more: Partial<ContactMethodView>): ContactMethodView => ({
  id,
  channel: 'email',
  address: '',
  label: '',
  isAccount: false,
  isVerified: true,
  isReady: true,
  testedAt: null,
  lastOkAt: null,
  lastFailedAt: null,
  lastProblem: null,
  ...more,
})
const own: Pick<OwnNotifications, 'methods' | 'asking'> = {
  methods: [
    method('account', { address: 'ada@example.org', isAccount: true }),
    method('sms', { channel: 'sms', address: '+4930901820' }),
    method('voice', { channel: 'voice', address: '+4930901820', isVerified: false }),
  ],
  asking: [{ policy: { id: 'p', name: 'Payments' }, step: 1, minutes: 2 }],
}

test('[CHAN-3] what a next step of an escalation comes before is said where the rule is typed', () => {
  expect(lateSteps('high', NO_RULE, own)).toEqual([
    '“Payments” asks somebody else 2 minutes after its step 1 asked you, before: Text message to +4930901820 at 2 min.',
  ])
  expect(lateSteps('low', NO_RULE, own)).toEqual([])
  expect(lateSteps('high', { high: [{ target: 'sms', afterMinutes: 1 }], low: null }, own)).toEqual([])
})
