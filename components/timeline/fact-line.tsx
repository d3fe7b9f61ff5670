import { ActionFact } from '@/components/timeline/action-fact'
import { AlertsFact } from '@/components/timeline/alerts-fact'
import { ChangeFact } from '@/components/timeline/change-fact'
import { DrillFact } from '@/components/timeline/drill-fact'
import type { FactProps } from '@/components/timeline/fact-parts'
import { HistoryFact } from '@/components/timeline/history-fact'
import { IncidentFact } from '@/components/timeline/incident-fact'
import { InstantsFact } from '@/components/timeline/instants-fact'
import { MitigationFact } from '@/components/timeline/mitigation-fact'
import { PagingFact } from '@/components/timeline/paging-fact'
import { PeopleFact } from '@/components/timeline/people-fact'
import { ProcedureFact } from '@/components/timeline/procedure-fact'
import { RadiusFact } from '@/components/timeline/radius-fact'
import { ReviewFact } from '@/components/timeline/review-fact'
import { RoleFact } from '@/components/timeline/role-fact'
import { UpdateFact } from '@/components/timeline/update-fact'
import type { Fact } from '@/lib/domain/incident/timeline'

/** A line that wrote itself. Who did it is in the log; here it reads as one says it. */
export function FactLine({ fact, actor, nameOf }: FactProps<Fact>) {
  const { type, payload } = fact
  switch (type) {
    case 'incident.declared':
    case 'incident.retitled':
    case 'severity.changed':
    case 'delivery-prevented.changed':
    case 'status.changed':
    case 'services.changed':
    case 'update-due.set':
    case 'link.attached':
    case 'bridge.set':
    case 'incident.marked-duplicate':
    case 'duplicate.received':
    case 'incident.withdrawn':
      return <IncidentFact fact={fact} actor={actor} nameOf={nameOf} />
    case 'instants.set':
      return <InstantsFact instants={payload.instants} by={nameOf(actor)} />
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
