import { expect, test } from 'vitest'
import { InMemoryIncident } from '@/lib/testing/in-memory-incident'
import { cannotDeploy, deliveryReasons } from './cannot-deploy'
import { declareInputSchema } from './declare'

test.each(deliveryReasons)('[PIPE-5] “we cannot deploy” for $reason is a SEV1 about delivery', ({ reason }) => {
  const { state } = new InMemoryIncident({ input: declareInputSchema.parse(cannotDeploy(reason)) })
  expect(state).toMatchObject({ kind: 'delivery', severity: 'sev1', deliveryPrevented: true, deliveryReason: reason })
  expect(state.title).toMatch(/^We cannot deploy: \S/)
})
