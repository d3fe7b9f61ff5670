'use client'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { ServicesDialog } from '@/components/settings/services-dialog'
import { ServicesList } from '@/components/settings/services-list'
import { ServicesTeamDialog } from '@/components/settings/services-team-dialog'
import { ServicesTeamList } from '@/components/settings/services-team-list'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { SectionHeader } from '@/components/ui/section-header'
import { useAllServices, useAllTeams } from '@/lib/client/catalogue-admin'
import type { ServiceView, TeamView } from '@/lib/domain/catalogue/catalogue'
import type { PersonSummary } from '@/lib/domain/people/person'

export interface ServicesSettingsProps {
  services: ServiceView[]
  teams: TeamView[]
  people: PersonSummary[]
}

/** What is being added or changed; null stands for a new one. */
type Edited = { service: ServiceView | null } | { team: TeamView | null }

const plus = <Plus aria-hidden size={14} strokeWidth={1.75} />

/** What can break, and who owns it; for admins. */
export function ServicesSettings(initial: ServicesSettingsProps) {
  const { data: services } = useAllServices(initial.services)
  const { data: teams } = useAllTeams(initial.teams)
  const [edited, setEdited] = useState<Edited | null>(null)
  const close = () => setEdited(null)
  const newService = (
    <Button size="md" variant="primary" icon={plus} onClick={() => setEdited({ service: null })}>
      New service
    </Button>
  )
  return (
    <div className="flex flex-col gap-6">
      <PageHeader
        title="Services and teams"
        description="Incidents name the services they affect; the team that owns one can be asked for help."
        actions={services.length > 0 && newService}
      />
      <Card>
        {services.length > 0 ? (
          <ServicesList services={services} onEdit={(service) => setEdited({ service })} />
        ) : (
          <EmptyState title="No services yet" action={newService}>
            Add what people name when something is broken: the checkout, the pipeline, the login.
          </EmptyState>
        )}
      </Card>
      <section aria-labelledby="teams" className="flex flex-col gap-2">
        <SectionHeader
          id="teams"
          title="Teams"
          count={teams.length}
          aside={
            <Button size="sm" icon={plus} onClick={() => setEdited({ team: null })}>
              New team
            </Button>
          }
        />
        <Card>
          {teams.length > 0 ? (
            <ServicesTeamList teams={teams} onEdit={(team) => setEdited({ team })} />
          ) : (
            <EmptyState title="No teams yet">A team owns services, and comes when it is asked for help.</EmptyState>
          )}
        </Card>
      </section>
      {edited && 'service' in edited && <ServicesDialog service={edited.service} teams={teams} onClose={close} />}
      {edited && 'team' in edited && <ServicesTeamDialog team={edited.team} people={initial.people} onClose={close} />}
    </div>
  )
}
