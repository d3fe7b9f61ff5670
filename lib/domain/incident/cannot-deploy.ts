import type { DeclareInput } from './declare'
import { DELIVERY_REASONS, type DeliveryReason, deliveryReasonSchema } from './values'

const TITLES = {
  'production-outage': 'a production outage is in the way',
  'test-environment': 'the test environment is unstable',
  'security-scanner': 'the security scanner cries wolf',
  'unstable-ci': 'CI is unstable',
  'broken-workstation': 'a laptop is broken',
} satisfies Record<DeliveryReason, string>

/** The five reasons in the order they are offered. */
export const deliveryReasons: readonly { reason: DeliveryReason; label: string }[] = deliveryReasonSchema.options.map(
  (reason) => ({ reason, label: DELIVERY_REASONS[reason] }),
)

/** What “we cannot deploy” declares: who cannot deliver to production cannot mend it either, so it is a SEV1. */
export const cannotDeploy = (deliveryReason: DeliveryReason) =>
  ({
    title: `We cannot deploy: ${TITLES[deliveryReason]}`,
    severity: 'sev1',
    kind: 'delivery',
    deliveryPrevented: true,
    deliveryReason,
  }) as const satisfies Partial<DeclareInput>
