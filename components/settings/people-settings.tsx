'use client'
import { UserPlus } from 'lucide-react'
import { useState } from 'react'
import { PeopleActDialog } from '@/components/settings/people-act-dialog'
import { PeopleInvitations } from '@/components/settings/people-invitations'
import { PeopleInviteDialog } from '@/components/settings/people-invite-dialog'
import { PeopleRow, type PersonAct } from '@/components/settings/people-row'
import { PeopleWaiting } from '@/components/settings/people-waiting'
import { useViewer } from '@/components/shell/viewer'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { Table, Th } from '@/components/ui/table'
import { useEverybody, useIdentities, useInvitations } from '@/lib/client/people-admin'
import type { IdentitySummary } from '@/lib/domain/people/identity'
import type { InvitationSummary, PersonSummary } from '@/lib/domain/people/person'

export interface PeopleSettingsProps {
  people: PersonSummary[]
  invitations: InvitationSummary[]
  identities: IdentitySummary[]
}

/** Everybody of the organisation, for admins. */
export function PeopleSettings(initial: PeopleSettingsProps) {
  const viewer = useViewer()
  const { data: people } = useEverybody(initial.people)
  const { data: invitations } = useInvitations(initial.invitations)
  const { data: identities } = useIdentities(initial.identities)
  const waiting = identities.filter(({ personId }) => personId === null)
  const identitiesOf = (id: string) => identities.filter(({ personId }) => personId === id)
  const [isInviting, setInviting] = useState(false)
  const [asked, setAsked] = useState<{ act: PersonAct; person: PersonSummary } | null>(null)
  return (
    <div className="flex flex-col gap-6">
      <PageHeader
        title="People"
        actions={
          <Button
            size="md"
            variant="primary"
            icon={<UserPlus aria-hidden size={14} strokeWidth={1.75} />}
            onClick={() => setInviting(true)}
          >
            Invite
          </Button>
        }
      />
      {waiting.length > 0 && <PeopleWaiting waiting={waiting} people={people} />}
      {invitations.length > 0 && <PeopleInvitations invitations={invitations} />}
      <Card>
        <Table caption="People">
          <thead>
            <tr>
              <Th>Name</Th>
              <Th className="max-md:hidden">Role</Th>
              <Th className="max-md:hidden">Teams</Th>
              <Th className="max-md:hidden">Last seen</Th>
              <Th className="text-right max-md:hidden">Sessions</Th>
              <Th>
                <span className="sr-only">Actions</span>
              </Th>
            </tr>
          </thead>
          <tbody>
            {people.map((person) => (
              <PeopleRow
                key={person.id}
                person={person}
                identities={identitiesOf(person.id)}
                isViewer={person.id === viewer.id}
                onAct={(act) => setAsked({ act, person })}
              />
            ))}
          </tbody>
        </Table>
      </Card>
      {isInviting && <PeopleInviteDialog onClose={() => setInviting(false)} />}
      {asked && (
        <PeopleActDialog {...asked} identities={identitiesOf(asked.person.id)} onClose={() => setAsked(null)} />
      )}
    </div>
  )
}
