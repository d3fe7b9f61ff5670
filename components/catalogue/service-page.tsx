'use client'
import { ExternalLink as ExternalLinkIcon } from 'lucide-react'
import { ExternalLink, LinkedText } from '@/components/catalogue/linked-text'
import { ServiceActions } from '@/components/catalogue/service-actions'
import { ServiceLevers } from '@/components/catalogue/service-levers'
import { ServiceNeighbours } from '@/components/catalogue/service-neighbours'
import { TierChip } from '@/components/catalogue/tier-chip'
import { IncidentCards } from '@/components/incidents/incident-cards'
import { useViewer } from '@/components/shell/viewer'
import { BackLink } from '@/components/ui/back-link'
import { Chip } from '@/components/ui/chip'
import { SectionHeader } from '@/components/ui/section-header'
import { useServiceDetail, useServiceGraph } from '@/lib/client/catalogue-admin'
import type { ServiceLink, TeamView } from '@/lib/domain/catalogue/catalogue'
import type { ServiceDetail, ServiceGraph } from '@/lib/domain/catalogue/service-detail'
import { isAdmin } from '@/lib/domain/incident/policy'
import type { IncidentSummary } from '@/lib/domain/incident/summary'

export interface ServicePageProps {
  service: ServiceDetail
  graph: ServiceGraph
  teams: TeamView[]
  /** Those open on it that the viewer may see. */
  incidents: IncidentSummary[]
}

/** One service: whose it is, how to bring it back, and what hangs together with it. */
export function ServicePage({ service: initial, graph: initialGraph, teams, incidents }: ServicePageProps) {
  const viewer = useViewer()
  const { data: service } = useServiceDetail(initial)
  const { data: graph } = useServiceGraph(initialGraph)
  const { key, name, description, tier, team, links, skills, archivedAt } = service
  const isHurting = incidents.some(({ status, kind }) => status === 'active' && kind !== 'drill')
  return (
    <div className="mx-auto flex max-w-[960px] flex-col gap-6 px-4 py-5 md:px-8 md:py-6">
      <div className="flex flex-col gap-1.5">
        <BackLink href="/services">Services</BackLink>
        <header className="flex flex-wrap items-start gap-x-4 gap-y-2">
          <div className="flex min-w-0 flex-1 flex-col gap-1.5">
            <h1 className="flex flex-wrap items-center gap-x-2.5 gap-y-1 font-semibold text-20 [overflow-wrap:anywhere]">
              <span dir="auto">{name}</span>
              <TierChip tier={tier} />
              {archivedAt && <Chip tone="line">Archived</Chip>}
            </h1>
            <p className="text-13 text-text-2">
              <span className="mono text-text-3">{key}</span>
              {' · '}
              {team ? `Owned by ${team.name}` : 'Nobody owns it yet'}
            </p>
            {skills.length > 0 && (
              <p className="text-13 text-text-2">Who is on call for it has to know {skills.join(', ')}.</p>
            )}
          </div>
          {isAdmin(viewer) && <ServiceActions service={service} services={graph.services} teams={teams} />}
        </header>
        {description && <LinkedText text={description} />}
        <Links links={links} />
      </div>
      {incidents.length > 0 && (
        <section aria-labelledby="open-incidents" className="flex flex-col gap-2">
          <SectionHeader id="open-incidents" title="Open incidents" count={incidents.length} />
          <IncidentCards incidents={incidents} />
        </section>
      )}
      <ServiceLevers service={service} />
      <ServiceNeighbours service={service} graph={graph} isHurting={isHurting} />
    </div>
  )
}

function Links({ links }: { links: ServiceLink[] }) {
  if (links.length === 0) return null
  return (
    <ul aria-label="Links" className="flex flex-wrap gap-x-4 gap-y-1 text-13 max-md:gap-y-2">
      {links.map(({ title, url }) => (
        <li key={`${title} ${url}`} className="flex items-center gap-1.5">
          <ExternalLinkIcon aria-hidden size={14} strokeWidth={1.75} className="text-text-3" />
          <ExternalLink href={url}>{title}</ExternalLink>
        </li>
      ))}
    </ul>
  )
}
