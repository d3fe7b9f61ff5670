'use client'
import { ArrowRight } from 'lucide-react'
import { useState } from 'react'
import { CheckBar } from '@/components/mitigation/check-clock'
import { RowWords } from '@/components/timeline/row-words'
import { TimeAgo } from '@/components/ui/time-ago'
import type { LeverUse } from '@/lib/domain/catalogue/lever-view'
import type { LeverKind } from '@/lib/domain/incident/lever'
import type { BoardLever, ServiceBoard } from '@/lib/domain/incident/lever-board'
import type { Mitigation } from '@/lib/domain/incident/mitigation'
import type { AffectedService } from '@/lib/domain/incident/state'

export interface LeverDetailsProps {
  kind: LeverKind
  lever: BoardLever | null
  service: AffectedService
  known: ServiceBoard | null
  /** While it is being pulled. */
  pulled: Mitigation | null
}

/** Longer than this is folded. */
const SHORT = 140

const NO_MENTIONS: [] = []

/** What pulling it means: from what to what, how, by whom, how long, and when it was last done. */
export function LeverDetails({ kind, lever, service, known, pulled }: LeverDetailsProps) {
  const [isWhole, setWhole] = useState(false)
  const isLong = (lever?.how.length ?? 0) > SHORT
  const from = kind === 'roll-back' ? known?.lastChange?.version : null
  const to = pulled?.target ?? (kind === 'roll-back' ? known?.lastKnownGood?.version : null)
  return (
    <div className="flex flex-col gap-0.5 pr-1 pb-0.5 text-12 text-text-2 max-md:text-13">
      {to && (
        <p className="mono flex min-w-0 items-center gap-1 text-text">
          <span className="max-w-[70%] shrink-0 truncate">
            {service.key} {from}
          </span>
          <ArrowRight aria-hidden size={12} strokeWidth={1.75} className="shrink-0 text-text-3" />
          <span className="sr-only">to</span>
          <span className="truncate">{to}</span>
        </p>
      )}
      {lever && (
        <div className={isLong && !isWhole ? 'line-clamp-3' : undefined}>
          <span className="[overflow-wrap:anywhere]">
            <RowWords text={lever.how} mentions={NO_MENTIONS} />
          </span>
        </div>
      )}
      {isLong && (
        <button type="button" onClick={() => setWhole(!isWhole)} className="link self-start rounded-1 max-md:py-2">
          {isWhole ? 'Less' : 'All of it'}
        </button>
      )}
      {lever && (
        <p className="text-text-3">
          {lever.expectedMinutes !== null && `About ${lever.expectedMinutes} min. `}
          {lever.who && `${lever.who}. `}
          <Uses lever={lever} />{' '}
          {lever.url && (
            <a href={lever.url} target="_blank" rel="noreferrer" className="link">
              Open
            </a>
          )}
        </p>
      )}
      {pulled?.checkAt && pulled.startedAt && <CheckBar from={pulled.startedAt} at={pulled.checkAt} />}
    </div>
  )
}

/** What was done with it, the good news only; what was never done is said in a word. */
function Uses({ lever: { lastUsed, lastRehearsed } }: { lever: BoardLever }) {
  if (!lastUsed && !lastRehearsed) return <>Never used or rehearsed.</>
  return (
    <>
      {lastUsed && <Use what="Used" use={lastUsed} />}
      {lastUsed && lastRehearsed && ', '}
      {lastRehearsed ? <Use what={lastUsed ? 'rehearsed' : 'Rehearsed'} use={lastRehearsed} /> : ', never rehearsed'}.
    </>
  )
}

const Use = ({ what, use }: { what: string; use: LeverUse }) => (
  <span title={`in ${use.incidentKey}`}>
    {what} <TimeAgo at={use.at} />
  </span>
)
