import type { Delivery } from '@/lib/domain/on-call/channel'
import { deliveryText } from '@/lib/domain/on-call/contact-method'

export interface TestOutcomeProps {
  /** The mutation that sends the test. */
  test: { data: { delivery: Delivery } | undefined; error: Error | null; isPending: boolean }
}

/** What came of a test message, said to those who hear the page too. */
export function TestOutcome({ test: { data, error, isPending } }: TestOutcomeProps) {
  return (
    <p role="status" className="text-12 text-text-2 [overflow-wrap:anywhere] empty:hidden">
      {data && !isPending && deliveryText(data.delivery)}
      {error && !isPending && `No test left. ${error.message}`}
    </p>
  )
}
