'use client'
import { incidentPath } from '@/components/incidents/incident-path'
import { SeverityChip } from '@/components/incidents/severity-chip'
import { StatusLabel } from '@/components/incidents/status-label'
import { AnswerButtons } from '@/components/paging/answer-buttons'
import { AttemptsList } from '@/components/paging/attempts-list'
import { EscalationFacts, useRun } from '@/components/paging/escalation-facts'
import { askedText, reasonText, STATE_NAMES, STATE_TONES } from '@/components/paging/page-words'
import { RateAlerts } from '@/components/paging/rate-alerts'
import { BackLink } from '@/components/ui/back-link'
import { Card } from '@/components/ui/card'
import { Chip } from '@/components/ui/chip'
import { LocalTime } from '@/components/ui/local-time'
import { OldData } from '@/components/ui/old-data'
import { SectionHeader } from '@/components/ui/section-header'
import { TimeAgo } from '@/components/ui/time-ago'
import { usePage } from '@/lib/client/paging/pages'
import type { EscalationNow } from '@/lib/domain/on-call/escalation'
import type { PageDetail } from '@/lib/domain/on-call/paging-view'

export interface WholePageProps {
  page: PageDetail
  /** The escalation that asked, as its incident has it. */
  run: EscalationNow | null
}

/** One page whole: what it is, what was tried, what comes next; and for its person the answers. */
export function WholePage({ page: initial, run: initialRun }: WholePageProps) {
  const { data: page, error, refetch } = usePage(initial)
  const { incident } = page
  const run = useRun(incident.id, page.escalation?.id ?? null, initialRun)
  const isOver = incident.status === 'resolved' || incident.status === 'closed'
  return (
    <div className="mx-auto flex max-w-[760px] flex-col gap-6 px-4 py-5 md:px-8 md:py-6">
      <OldData error={error} onRetry={refetch} />
      <header className="flex flex-col gap-1.5">
        <BackLink href={incidentPath(incident.key)}>{incident.key}</BackLink>
        <p className="flex flex-wrap items-center gap-2 text-text-3">
          <SeverityChip severity={incident.severity} status={incident.status} />
          <StatusLabel status={incident.status} severity={incident.severity} />
          <span>
            {page.isMine
              ? askedText(page)
              : `${page.person.name} is paged${page.escalation ? ` for ${page.escalation.service.name}` : ` by ${page.askedBy.name}`}`}{' '}
            · <TimeAgo at={page.askedAt} />
          </span>
        </p>
        <h1 dir="auto" className="font-semibold text-20 [overflow-wrap:anywhere]">
          {incident.title}
        </h1>
        {page.words && (
          <p dir="auto" className="whitespace-pre-line text-text-2 [overflow-wrap:anywhere]">
            {page.words}
          </p>
        )}
      </header>
      <section aria-label="State" className="flex flex-col gap-3">
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1" aria-live="polite">
          <Chip tone={STATE_TONES[page.state]}>{STATE_NAMES[page.state]}</Chip>
          <StateWords page={page} />
        </p>
        {page.isMine && !isOver && <AnswerButtons page={page} />}
      </section>
      {run && (
        <section aria-labelledby="escalation">
          <SectionHeader id="escalation" title="Escalation" />
          <Card className="px-4 py-3">
            <EscalationFacts run={run} />
          </Card>
        </section>
      )}
      <section aria-labelledby="attempts">
        <SectionHeader id="attempts" title="What was tried" count={page.attempts.length} />
        <AttemptsList attempts={page.attempts} />
      </section>
      {page.isMine && isOver && (
        <section aria-labelledby="worth">
          <SectionHeader id="worth" title="Was it worth it?" />
          <RateAlerts incidentId={incident.id} />
        </section>
      )}
    </div>
  )
}

function StateWords({ page }: { page: PageDetail }) {
  const { state, answeredAt, arrivesAt, expiresAt, isOpen, isMine, person } = page
  const reason = reasonText(page)
  if (isOpen) {
    return (
      <span className="text-text-2">
        {isMine ? 'Waits for your answer' : `Waits for ${person.name}`} until <LocalTime at={expiresAt} />
      </span>
    )
  }
  return (
    <span className="text-text-2 [overflow-wrap:anywhere]">
      {answeredAt && (
        <>
          at <LocalTime at={answeredAt} />
        </>
      )}
      {state === 'accepted' && arrivesAt && (
        <>
          , there by <LocalTime at={arrivesAt} />
        </>
      )}
      {reason && `${answeredAt ? ': ' : ''}${reason}`}
    </span>
  )
}
