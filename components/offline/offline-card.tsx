'use client'
import { CardPage } from '@/components/card/card-page'
import { AsOf } from '@/components/offline/as-of'
import { useReturn } from '@/components/offline/use-return'
import { Button } from '@/components/ui/button'
import { type ProcedureCard, STRANGERS_CARD } from '@/lib/domain/procedure-card'

export const CARD_PATH = '/card'

export interface OfflineCardProps {
  card?: ProcedureCard
  /** Milliseconds; null for what is the same for everybody. */
  keptAt?: number | null
}

/** The card while the server is away: as this device last read it, or what can be said to anybody. */
export function OfflineCard({ card = STRANGERS_CARD, keptAt = null }: OfflineCardProps) {
  const { isLive, goBack } = useReturn()
  return (
    <CardPage card={card}>
      <span role="status" className="text-text-2">
        {isLive ? 'Connected again.' : 'The server cannot be reached.'} {keptAt !== null && <AsOf at={keptAt} />}
      </span>
      <Button size="md" variant={isLive ? 'primary' : 'default'} onClick={goBack}>
        {isLive ? 'Go on' : 'Try again'}
      </Button>
    </CardPage>
  )
}
