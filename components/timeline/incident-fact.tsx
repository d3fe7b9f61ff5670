import type { ReactNode } from 'react'
import { SeverityChip } from '@/components/incidents/severity-chip'
import { StatusLabel } from '@/components/incidents/status-label'
import { Because, type FactProps, Noun } from '@/components/timeline/fact-parts'
import { LocalTime } from '@/components/ui/local-time'
import type { Fact } from '@/lib/domain/incident/timeline'
import { compareSeverity, type Ref } from '@/lib/domain/incident/values'

type IncidentFactOf = Extract<
  Fact,
  {
    type:
      | 'incident.declared'
      | 'incident.retitled'
      | 'severity.changed'
      | 'delivery-prevented.changed'
      | 'status.changed'
      | 'services.changed'
      | 'update-due.set'
      | 'link.attached'
      | 'bridge.set'
      | 'incident.marked-duplicate'
      | 'duplicate.received'
      | 'incident.withdrawn'
  }
>

const names = (people: readonly Ref[]) => people.map(({ name }) => name).join(', ')

function Out({ href, children }: { href: string; children: ReactNode }) {
  return (
    <a href={href} target="_blank" rel="noreferrer" className="link [overflow-wrap:anywhere]">
      {children}
    </a>
  )
}

/** What the incident is: its title, severity, status, services and ends. */
export function IncidentFact({ fact, actor, nameOf }: FactProps<IncidentFactOf>) {
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
          <Noun>{by}</Noun> retitled it{' '}
          <s dir="auto" className="text-text-3">
            {payload.from}
          </s>{' '}
          <Noun>{payload.to}</Noun>
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
          <bdi>{payload.evidence?.text}</bdi> {payload.evidence?.url && <Out href={payload.evidence.url}>Evidence</Out>}
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
          <Noun>{by}</Noun>: this is the same as <Noun>{payload.of.key}</Noun> <bdi>{payload.of.title}</bdi>
        </>
      )
    case 'duplicate.received':
      return (
        <>
          <Noun>{payload.from.key}</Noun> <bdi>{payload.from.title}</bdi> is the same; its people are here now
        </>
      )
    case 'incident.withdrawn':
      return (
        <>
          <Noun>{by}</Noun> withdrew this incident
          <Because>{payload.reason}</Because>
        </>
      )
    default:
      fact satisfies never
      return null
  }
}
