'use client'
import { CannotDeployButton } from '@/components/declare/cannot-deploy-button'
import { DeclareButton } from '@/components/declare/declare-button'
import { LatelyPages } from '@/components/paging/lately-pages'
import { MyLoadLine } from '@/components/paging/my-load-line'
import { PagesToAnswer } from '@/components/paging/pages-to-answer'
import { MyCrutches } from '@/components/shift/my-crutches'
import { MyPreventions } from '@/components/shift/my-preventions'
import { MyReviews } from '@/components/shift/my-reviews'
import { MyRoles } from '@/components/shift/my-roles'
import { OfferCard } from '@/components/shift/offer-card'
import { OnCallStrip, type OnCallStripProps } from '@/components/shift/on-call-strip'
import { OpenIncidents } from '@/components/shift/open-incidents'
import { ResolvedIncidents } from '@/components/shift/resolved-incidents'
import { ShiftHeadline } from '@/components/shift/shift-headline'
import { WhenDown } from '@/components/shift/when-down'
import { OldData } from '@/components/ui/old-data'
import { Skeleton } from '@/components/ui/skeleton'
import { useMyPages } from '@/lib/client/paging/pages'
import { SHIFT_PAGE_MS, useShift } from '@/lib/client/use-shift'
import type { OnCallLoad } from '@/lib/domain/on-call/rota-load'

export interface ShiftPageProps {
  onCall: OnCallStripProps
  load: OnCallLoad['mine']
}

/** Am I on call, what waits for me, what is open, what I hold. */
export function ShiftPage({ onCall, load }: ShiftPageProps) {
  const { data: shift, error, refetch } = useShift(SHIFT_PAGE_MS)
  const { data: pages } = useMyPages()
  if (!shift) return <Skeleton className="mx-auto mt-20 h-40 max-w-[1160px]" />
  // One thing is asked first.
  const isAsked = shift.offers.length > 0 || (pages?.toAnswer.length ?? 0) > 0
  return (
    <div className="mx-auto max-w-[1160px] px-4 py-5 md:px-10 md:py-8">
      <PagesToAnswer />
      <div className="flex flex-wrap items-end gap-x-6 gap-y-4">
        <ShiftHeadline shift={shift} />
        <div className="flex gap-2 max-md:hidden">
          <CannotDeployButton variant="ghost" />
          <DeclareButton variant={isAsked ? 'default' : 'primary'} />
        </div>
        <div className="flex w-full flex-col gap-2 md:hidden">
          <DeclareButton variant={isAsked ? 'default' : 'primary'} isWide />
          <CannotDeployButton size="lg" className="w-full" />
        </div>
      </div>
      {error && (
        <div className="mt-6">
          <OldData error={error} onRetry={refetch} />
        </div>
      )}
      <div aria-live="assertive" className="flex flex-col gap-2 not-empty:mt-6">
        {shift.offers.map((offer) => (
          <OfferCard key={offer.offerId} offer={offer} />
        ))}
      </div>
      <OnCallStrip {...onCall} />
      <MyLoadLine load={load} />
      <div className="mt-7 grid gap-x-8 gap-y-6 lg:grid-cols-[minmax(0,1fr)_352px]">
        <div className="flex min-w-0 flex-col gap-5">
          <OpenIncidents incidents={shift.open} />
          <LatelyPages />
          <MyReviews />
          <MyCrutches />
          <MyPreventions />
          <ResolvedIncidents incidents={shift.resolved} />
        </div>
        <div className="flex min-w-0 flex-col gap-5">
          <MyRoles incidents={shift.open} />
          <WhenDown />
        </div>
      </div>
    </div>
  )
}
