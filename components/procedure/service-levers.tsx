'use client'
import { ChevronDown, ChevronRight } from 'lucide-react'
import type { Route } from 'next'
import { useState } from 'react'
import { LeverItem } from '@/components/procedure/lever-item'
import { ServicePast } from '@/components/procedure/service-past'
import { Link } from '@/components/ui/link'
import { Skeleton } from '@/components/ui/skeleton'
import { countWords } from '@/lib/domain/count-words'
import { leverKindSchema } from '@/lib/domain/incident/lever'
import type { ServiceBoard } from '@/lib/domain/incident/lever-board'
import type { AffectedService } from '@/lib/domain/incident/state'

export interface ServiceLeversProps {
  service: AffectedService
  /** Null until it is read. */
  known: ServiceBoard | null
  onset: string | null
  isReading: boolean
  /** What changed last changed here. */
  isLikely: boolean
  isOnly: boolean
  isInFlight: boolean
}

/** The four levers of one service; of several services the likeliest, and those being worked on, stand open. */
export function ServiceLevers({ service, known, onset, isReading, isLikely, isOnly, isInFlight }: ServiceLeversProps) {
  const [chosen, setChosen] = useState<boolean | null>(null)
  const isOpen = isOnly || (chosen ?? (isLikely || isInFlight))
  const Chevron = isOpen ? ChevronDown : ChevronRight
  const ready = known?.levers.length ?? 0
  return (
    <li className="flex min-w-0 flex-col gap-1.5">
      {isOnly ? (
        <h3 className="truncate font-medium text-12 text-text-2">{service.name}</h3>
      ) : (
        <h3>
          <button
            type="button"
            aria-expanded={isOpen}
            onClick={() => setChosen(!isOpen)}
            className="-mx-1 flex min-h-7 w-[calc(100%+8px)] items-center gap-1.5 rounded-1 px-1 text-left text-12 hover:bg-hover max-md:min-h-11"
          >
            <Chevron aria-hidden size={14} strokeWidth={1.75} className="shrink-0 text-text-3" />
            <span className="min-w-0 flex-1 truncate font-medium text-text-2">{service.name}</span>
            {known && !isOpen && <span className="text-text-3">{countWords(ready, 'lever')}</span>}
          </button>
        </h3>
      )}
      {isOpen && (
        <>
          {known && onset && <ServicePast service={known} onset={onset} />}
          {isReading ? (
            <Skeleton className="h-28" />
          ) : (
            <ul className="flex flex-col gap-1.5">
              {[...leverKindSchema.options]
                .map((kind) => ({ kind, lever: known?.levers.find((one) => one.kind === kind) ?? null }))
                // What is written down comes first; the order of the four stays.
                .sort((a, b) => Number(b.lever !== null) - Number(a.lever !== null))
                .map(({ kind, lever }) => (
                  <LeverItem key={kind} kind={kind} lever={lever} service={service} known={known} />
                ))}
            </ul>
          )}
          {known && ready < leverKindSchema.options.length && (
            <p className="pl-3 text-12 text-text-3">
              {ready === 0 ? 'None of them is described: ' : 'Not all are described: '}
              <Link
                href={`/services/${service.key}` as Route}
                className="link rounded-1 max-md:inline-block max-md:py-3"
              >
                describe {ready === 0 ? 'them' : 'the others'}
              </Link>
            </p>
          )}
        </>
      )}
    </li>
  )
}
