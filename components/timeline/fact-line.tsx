import type { ReactNode } from 'react'
import { SeverityChip } from '@/components/incidents/severity-chip'
import { StatusLabel } from '@/components/incidents/status-label'
import { ActionFact } from '@/components/timeline/action-fact'
import { AlertsFact } from '@/components/timeline/alerts-fact'
import { ChangeFact } from '@/components/timeline/change-fact'
import { DrillFact } from '@/components/timeline/drill-fact'
import { Because, type FactProps, Noun } from '@/components/timeline/fact-parts'
import { HistoryFact } from '@/components/timeline/history-fact'
import { InstantsFact } from '@/components/timeline/instants-fact'
import { MitigationFact } from '@/components/timeline/mitigation-fact'
import { PagingFact } from '@/components/timeline/paging-fact'
import { PeopleFact } from '@/components/timeline/people-fact'
import { ProcedureFact } from '@/components/timeline/procedure-fact'
import { RadiusFact } from '@/components/timeline/radius-fact'
import { ReviewFact } from '@/components/timeline/review-fact'
import { RoleFact } from '@/components/timeline/role-fact'
import { UpdateFact } from '@/components/timeline/update-fact'
import { LocalTime } from '@/components/ui/local-time'
import type { Fact } from '@/lib/domain/incident/timeline'
import { compareSeverity, type Ref } from '@/lib/domain/incident/values'

const names = (people: readonly Ref[]) => people.map(({ name }) => name).join(', ')

function Out({ href, children }: { href: string; children: ReactNode }) {
  return (
    <a href={href} target="_blank" rel="noreferrer" className="link [overflow-wrap:anywhere]">
      {children}
    </a>
  )
}

/** A line that wrote itself. Who did it is in the log; here it reads as one says it. */
export function FactLine({ fact, actor, nameOf }: FactProps<Fact>) {
  const { type, payload } = fact
  const by = nameOf(actor)
  switch (type) {
    case 'incident.declared':
      return (
        <>
          <Noun>{by}</Noun> declared this incident as <Noun>{payload.severity.toUpperCase()}</Noun>
          <Because>{payload.summary}</Because>
        </>
      )
    case 'incident.retitled':
      return (
        <>
          <Noun>{by}</Noun> retitled it <s className="text-text-3">{payload.from}</s> <Noun>{payload.to}</Noun>
        </>
      )
    case 'severity.changed':
      return (
        <>
          <Noun>{by}</Noun> {compareSeverity(payload.to, payload.from) > 0 ? 'raised' : 'lowered'} severity{' '}
          <span className="inline-flex items-center gap-1.5 align-middle">
            <SeverityChip severity={payload.from} status="closed" />
            <span aria-hidden>→</span>
            <span className="sr-only">to</span>
            <SeverityChip severity={payload.to} />
          </span>{' '}
          {payload.evidence?.text} {payload.evidence?.url && <Out href={payload.evidence.url}>Evidence</Out>}
        </>
      )
    case 'delivery-prevented.changed':
      return (
        <>
          <Noun>{by}</Noun>: <Noun>{payload.to ? 'delivery is prevented' : 'teams can deliver again'}</Noun>
          <Because>{payload.evidence?.text}</Because>
        </>
      )
    case 'status.changed':
      return (
        <>
          <Noun>{by}</Noun> {payload.to === 'active' && payload.from !== 'mitigated' ? 'reopened it: ' : 'set '}
          <StatusLabel status={payload.to} severity="sev1" />
          <Because>
            {payload.note ??
              (payload.quietMinutes && `no alert had fired for ${payload.quietMinutes} min and nobody had joined`)}
          </Because>
        </>
      )
    case 'instants.set':
      return <InstantsFact instants={payload.instants} by={by} />
    case 'services.changed':
      return (
        <>
          <Noun>{by}</Noun>{' '}
          {payload.added.length > 0 && (
            <>
              named <Noun>{names(payload.added)}</Noun> as hit
            </>
          )}
          {payload.added.length > 0 && payload.removed.length > 0 && ', and '}
          {payload.removed.length > 0 && (
            <>
              took <Noun>{names(payload.removed)}</Noun> off
            </>
          )}
        </>
      )
    case 'update-due.set':
      return (
        <>
          <Noun>{by}</Noun>{' '}
          {payload.dueAt ? (
            <>
              promised the next update for{' '}
              <Noun>
                <LocalTime at={payload.dueAt} />
              </Noun>
            </>
          ) : (
            'promises no update'
          )}
        </>
      )
    case 'role.taken':
    case 'role.restored':
    case 'role.released':
    case 'handover.offered':
    case 'handover.accepted':
    case 'handover.declined':
    case 'handover.cancelled':
      return <RoleFact fact={fact} actor={actor} nameOf={nameOf} />
    case 'help.asked':
    case 'participant.joined':
    case 'participant.left':
    case 'participant.absent':
    case 'participant.returned':
    case 'participant.checked-in':
    case 'visibility.changed':
    case 'member.added':
    case 'member.removed':
      return <PeopleFact fact={fact} actor={actor} nameOf={nameOf} />
    case 'link.attached':
      return (
        <>
          <Noun>{by}</Noun> attached <Out href={payload.url}>{payload.title}</Out>
        </>
      )
    case 'bridge.set':
      return (
        <>
          <Noun>{by}</Noun>{' '}
          {payload.url ? <Out href={payload.url}>opened the bridge call</Out> : 'closed the bridge call'}
        </>
      )
    case 'incident.marked-duplicate':
      return (
        <>
          <Noun>{by}</Noun>: this is the same as <Noun>{payload.of.key}</Noun> {payload.of.title}
        </>
      )
    case 'duplicate.received':
      return (
        <>
          <Noun>{payload.from.key}</Noun> {payload.from.title} is the same; its people are here now
        </>
      )
    case 'incident.withdrawn':
      return (
        <>
          <Noun>{by}</Noun> withdrew this incident
          <Because>{payload.reason}</Because>
        </>
      )
    case 'alerts.changed':
      return <AlertsFact payload={payload} />
    case 'incident.confirmed':
    case 'checklist.item-reached':
    case 'lever.waived':
    case 'advice.put-off':
      return <ProcedureFact fact={fact} actor={actor} nameOf={nameOf} />
    case 'blast-radius.revised':
      return <RadiusFact fact={fact} actor={actor} nameOf={nameOf} />
    case 'mitigation.proposed':
    case 'mitigation.reassigned':
    case 'mitigation.started':
    case 'mitigation.watching':
    case 'mitigation.check-moved':
    case 'mitigation.check-asked':
    case 'mitigation.judged':
    case 'mitigation.reverted':
    case 'mitigation.abandoned':
    case 'crutch.extended':
    case 'crutch.expired':
    case 'crutch.settled':
      return <MitigationFact fact={fact} actor={actor} nameOf={nameOf} />
    case 'action.requested':
    case 'action.sending':
    case 'action.answered':
    case 'action.not-sent':
    case 'action.unknown':
      return <ActionFact fact={fact} actor={actor} nameOf={nameOf} />
    case 'change.noticed':
    case 'change.claimed':
    case 'change.ruled-out':
    case 'change.ruled-in':
      return <ChangeFact fact={fact} actor={actor} nameOf={nameOf} />
    case 'update.sent':
      return <UpdateFact fact={fact} actor={actor} nameOf={nameOf} />
    case 'drill.began':
    case 'drill.paused':
    case 'drill.resumed':
    case 'drill.ended':
    case 'drill.message':
      return <DrillFact fact={fact} actor={actor} nameOf={nameOf} />
    case 'review.opened':
    case 'review.owner-changed':
    case 'review.asked':
    case 'review.answered':
    case 'review.withdrawn':
    case 'review.published':
      return <ReviewFact fact={fact} actor={actor} nameOf={nameOf} />
    case 'test.marked':
    case 'detection.set':
    case 'incident.imported':
      return <HistoryFact fact={fact} actor={actor} nameOf={nameOf} />
    case 'escalation.started':
    case 'pages.asked':
    case 'escalation.skipped':
    case 'page.attempted':
    case 'page.seen':
    case 'page.acknowledged':
    case 'page.accepted':
    case 'page.declined':
    case 'page.failed':
    case 'pages.expired':
    case 'escalation.acknowledged':
    case 'escalation.acknowledgement-expired':
    case 'escalation.finished':
      return <PagingFact fact={fact} nameOf={nameOf} actor={actor} />
    default:
      fact satisfies never
      return null
  }
}
