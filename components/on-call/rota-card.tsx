'use client'
import clsx from 'clsx'
import { TriangleAlert } from 'lucide-react'
import { GapText } from '@/components/on-call/gap-text'
import { rotaPath } from '@/components/on-call/on-call-path'
import { problemCountText } from '@/components/on-call/rota-words'
import { SeatStatus } from '@/components/on-call/seat-status'
import { cardClass } from '@/components/ui/card'
import { Chip } from '@/components/ui/chip'
import { Link } from '@/components/ui/link'
import type { RotaSummary } from '@/lib/domain/on-call/rota-view'

export interface RotaCardProps {
  rota: RotaSummary
  /** How much its lint finds. */
  problemCount: number
}

/** A rota: who has it now, who comes then, and when somebody is missing. */
export function RotaCard({ rota, problemCount }: RotaCardProps) {
  const { name, team, zone, now, nextGap, isArchived } = rota
  // A gap that has begun stands where the person would.
  const isShown = now.some(({ seat, person }) => seat === nextGap?.seat && person === null)
  return (
    <article
      aria-label={name}
      className={clsx(cardClass, 'grid gap-x-6 gap-y-3 px-4 py-3 md:grid-cols-[220px_minmax(0,1fr)]')}
    >
      <div className="min-w-0">
        <h3 className="font-semibold text-14 [overflow-wrap:anywhere]">
          <Link href={rotaPath(rota)} className="hover:underline max-md:-my-2 max-md:inline-block max-md:py-3">
            <bdi>{name}</bdi>
          </Link>
        </h3>
        <p className="truncate text-12 text-text-3" title={zone}>
          {team ? <bdi>{team.name}</bdi> : 'No team'}, {zone}
        </p>
        {problemCount > 0 && (
          <p className="mt-1">
            <Link href={rotaPath(rota)} className="inline-block rounded-1 max-md:-my-2 max-md:py-3">
              <Chip tone="warning">{problemCountText(problemCount)}</Chip>
            </Link>
          </p>
        )}
      </div>
      {isArchived ? (
        <p className="self-center text-text-3">Nobody is called by it any more.</p>
      ) : (
        <ul className="grid min-w-0 grid-cols-1 gap-x-8 gap-y-3 md:grid-cols-2">
          {now.map((seat) => (
            <li key={seat.seat} className="min-w-0">
              <SeatStatus rota={rota} seat={seat} />
            </li>
          ))}
        </ul>
      )}
      {nextGap && !isArchived && !isShown && (
        <p className="flex gap-2 font-medium text-hurting md:col-span-2">
          <TriangleAlert aria-hidden size={14} strokeWidth={1.75} className="mt-[3px] shrink-0" />
          <span>
            <GapText gap={nextGap} zone={zone} />
          </span>
        </p>
      )}
    </article>
  )
}
