'use client'
import clsx from 'clsx'
import { CalendarClock, Plus } from 'lucide-react'
import { OnCallMore } from '@/components/on-call/on-call-more'
import { MY_SHIFTS, NEW_ROTA } from '@/components/on-call/on-call-path'
import { OpenRequests } from '@/components/on-call/open-requests'
import { RotaCard } from '@/components/on-call/rota-card'
import { isOf } from '@/components/on-call/rota-words'
import { POLICIES } from '@/components/paging/paging-path'
import { useViewer } from '@/components/shell/viewer'
import { buttonClass } from '@/components/ui/button-class'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { Link } from '@/components/ui/link'
import { OldData } from '@/components/ui/old-data'
import { PageHeader } from '@/components/ui/page-header'
import { SectionHeader } from '@/components/ui/section-header'
import { useProblemCounts, useRotaDetails, useRotas } from '@/lib/client/on-call/rotas'
import { isResponder } from '@/lib/domain/incident/policy'
import type { RotaDetail, RotaSummary } from '@/lib/domain/on-call/rota-view'

export interface RotasPageProps {
  rotas: RotaSummary[]
  /** Those of the reader, with what is asked and what is wrong. */
  details: RotaDetail[]
}

const glyph = { 'aria-hidden': true, size: 14, strokeWidth: 1.75 } as const

/** Who is on call now, over all rotas; the reader's own first. */
export function RotasPage({ rotas: initial, details: initialDetails }: RotasPageProps) {
  const viewer = useViewer()
  const { data: rotas = [], error, refetch } = useRotas(initial)
  const used = rotas.filter(({ isArchived }) => !isArchived)
  const archived = rotas.filter(({ isArchived }) => isArchived)
  const own = used.filter((rota) => isOf(rota, viewer.id))
  const others = used.filter((rota) => !own.includes(rota))
  const details = useRotaDetails(
    own.map(({ id }) => id),
    initialDetails,
  )
  const { data: counts = [] } = useProblemCounts()
  // Of the reader's own it is known as it is now.
  const problems = new Map([...counts, ...details.map((rota) => [rota.id, rota.problems.length] as const)])
  const newRota = isResponder(viewer) && (
    <Link href={NEW_ROTA} className={buttonClass({ size: 'md', variant: 'primary' })}>
      <Plus {...glyph} />
      New rota
    </Link>
  )
  return (
    <div className="mx-auto flex max-w-[1160px] flex-col gap-6 px-4 py-5 md:px-8 md:py-6">
      <PageHeader
        title="On call"
        description="Who is on now, until when, and who comes then."
        actions={
          <>
            <Link href={POLICIES} className={clsx(buttonClass({ size: 'md' }), 'max-md:hidden')}>
              Escalation policies
            </Link>
            {rotas.length > 0 && (
              <>
                <Link href={MY_SHIFTS} className={buttonClass({ size: 'md' })}>
                  <CalendarClock {...glyph} />
                  My shifts
                </Link>
                {newRota}
              </>
            )}
            <OnCallMore />
          </>
        }
      />
      <OldData error={error} onRetry={refetch} />
      {rotas.length === 0 && (
        <Card>
          <EmptyState title="No rotas yet" action={newRota}>
            {newRota
              ? 'A rota says who is called when something breaks. Six to eight people who take turns of a week are a good beginning.'
              : 'Whoever responds makes one; then it stands here who is called when something breaks.'}
          </EmptyState>
        </Card>
      )}
      <OpenRequests details={details} />
      <Rotas id="own-rotas" title="Your rotas" rotas={own} problems={problems} />
      <Rotas id="other-rotas" title={own.length > 0 ? 'Others' : 'All rotas'} rotas={others} problems={problems} />
      <Rotas id="archived-rotas" title="Archived" rotas={archived} problems={problems} />
    </div>
  )
}

interface RotasProps {
  id: string
  title: string
  rotas: RotaSummary[]
  /** How much is wrong, by the id of a rota, as far as it is known. */
  problems: ReadonlyMap<string, number>
}

function Rotas({ id, title, rotas, problems }: RotasProps) {
  if (rotas.length === 0) return null
  return (
    <section aria-labelledby={id} className="flex flex-col gap-2">
      <SectionHeader id={id} title={title} count={rotas.length} />
      <ul className="flex flex-col gap-2">
        {rotas.map((rota) => (
          <li key={rota.id}>
            <RotaCard rota={rota} problemCount={problems.get(rota.id) ?? 0} />
          </li>
        ))}
      </ul>
    </section>
  )
}
