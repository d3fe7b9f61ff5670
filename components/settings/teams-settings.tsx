'use client'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { TeamsDialog } from '@/components/settings/teams-dialog'
import { TeamsList } from '@/components/settings/teams-list'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { useAllTeams } from '@/lib/client/catalogue-admin'
import type { TeamView } from '@/lib/domain/catalogue/catalogue'
import type { PersonSummary } from '@/lib/domain/people/person'

export interface TeamsSettingsProps {
  teams: TeamView[]
  people: PersonSummary[]
}

/** Who owns services; for admins. */
export function TeamsSettings(initial: TeamsSettingsProps) {
  const { data: teams } = useAllTeams(initial.teams)
  // Null stands for a new one.
  const [edited, setEdited] = useState<{ team: TeamView | null } | null>(null)
  const newTeam = (
    <Button
      size="md"
      variant="primary"
      icon={<Plus aria-hidden size={14} strokeWidth={1.75} />}
      onClick={() => setEdited({ team: null })}
    >
      New team
    </Button>
  )
  return (
    <div className="flex flex-col gap-6">
      <PageHeader
        title="Teams"
        description="A team owns services, keeps their levers, and comes when it is asked for help."
        actions={teams.length > 0 && newTeam}
      />
      <Card>
        {teams.length > 0 ? (
          <TeamsList teams={teams} onEdit={(team) => setEdited({ team })} />
        ) : (
          <EmptyState title="No teams yet" action={newTeam}>
            Add the people who run a service together: they can then be asked for help with one click.
          </EmptyState>
        )}
      </Card>
      {edited && <TeamsDialog team={edited.team} people={initial.people} onClose={() => setEdited(null)} />}
    </div>
  )
}
