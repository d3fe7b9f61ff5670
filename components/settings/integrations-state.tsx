import { Chip } from '@/components/ui/chip'
import type { Integration } from '@/lib/domain/alert/integration'

/** Silence means it works: only what differs from that has a colour. */
export function IntegrationState({ integration }: { integration: Integration }) {
  const { isEnabled, lastReceivedAt, lastError } = integration
  if (!isEnabled) return <Chip>Disabled</Chip>
  if (lastError && (!lastReceivedAt || lastError.at > lastReceivedAt))
    return <Chip tone="warning">Last one refused</Chip>
  return lastReceivedAt ? <Chip tone="line">Receiving</Chip> : <Chip tone="line">Waiting</Chip>
}
