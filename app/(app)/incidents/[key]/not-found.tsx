import Link from 'next/link'
import { primaryDestinations } from '@/components/shell/destinations'
import { buttonClass } from '@/components/ui/button-class'
import { EmptyState } from '@/components/ui/empty-state'

export default function IncidentNotFound() {
  return (
    <div className="grid min-h-dvh place-items-center">
      <EmptyState
        titleAs="h1"
        title="There is no such incident"
        action={
          <Link href={primaryDestinations.incidents.href} className={buttonClass({ variant: 'primary', size: 'md' })}>
            All incidents
          </Link>
        }
      >
        The key may be mistyped, or it is one that you may not see.
      </EmptyState>
    </div>
  )
}
