import { TIER_MEANING } from '@/components/catalogue/service-words'
import { Chip } from '@/components/ui/chip'
import type { Tier } from '@/lib/domain/catalogue/catalogue'

export function TierChip({ tier }: { tier: Tier }) {
  if (tier === null) return null
  return (
    <Chip tone={tier === 1 ? 'neutral' : 'line'} title={TIER_MEANING[tier]}>
      Tier {tier}
    </Chip>
  )
}
