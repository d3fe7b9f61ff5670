import type { ReactNode } from 'react'
import { CardSheet } from '@/components/card/card-sheet'
import { PrintButton } from '@/components/card/print-button'
import type { ProcedureCard } from '@/lib/domain/procedure-card'

export interface CardPageProps {
  card: ProcedureCard
  /** Ways on from here, and how old the card is; not printed. */
  children: ReactNode
}

/** The card with what stands around it on a screen. */
export function CardPage({ card, children }: CardPageProps) {
  return (
    <div
      data-print="card"
      className="mx-auto flex max-w-[880px] flex-col gap-4 px-4 py-5 print:max-w-none print:p-0 md:px-8 md:py-8"
    >
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 text-13 print:hidden">
        {children}
        <span className="flex-1" />
        <PrintButton />
      </div>
      <CardSheet card={card} />
    </div>
  )
}
