'use client'
import { Avatar } from '@/components/ui/avatar'
import { Button } from '@/components/ui/button'
import type { TeamView } from '@/lib/domain/catalogue/catalogue'

export interface TeamsListProps {
  teams: TeamView[]
  onEdit: (team: TeamView) => void
}

/** Marks beyond this many are a number. */
const MARKS = 6

export function TeamsList({ teams, onEdit }: TeamsListProps) {
  return (
    <ul className="divide-y divide-line">
      {teams.map((team) => (
        <li key={team.id} className="flex min-h-14 flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2 text-13">
          <div className="min-w-0 flex-1 basis-32">
            <p className="font-medium [overflow-wrap:anywhere]">
              <bdi>{team.name}</bdi>
            </p>
            <p className="mono text-text-3 [overflow-wrap:anywhere]">{team.key}</p>
          </div>
          <TeamPeople members={team.members} />
          <Button size="sm" aria-label={`Change the team ${team.name}`} onClick={() => onEdit(team)}>
            Change
          </Button>
        </li>
      ))}
    </ul>
  )
}

function TeamPeople({ members }: Pick<TeamView, 'members'>) {
  const more = members.length - MARKS
  if (members.length === 0) return <span className="text-text-3">Nobody yet</span>
  return (
    <span className="flex items-center gap-1">
      <span className="sr-only">{members.map(({ name }) => name).join(', ')}</span>
      {members.slice(0, MARKS).map(({ id, name }) => (
        <Avatar key={id} id={id} name={name} />
      ))}
      {more > 0 && <span className="text-12 text-text-3">+{more}</span>}
    </span>
  )
}
