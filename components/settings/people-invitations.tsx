'use client'
import { ROLE_LABEL } from '@/components/settings/role-options'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { ErrorNote } from '@/components/ui/error-note'
import { SectionHeader } from '@/components/ui/section-header'
import { TimeAgo } from '@/components/ui/time-ago'
import { problemsOf } from '@/lib/client/form-problems'
import { useWithdrawInvitation } from '@/lib/client/people-admin'
import type { InvitationSummary } from '@/lib/domain/people/person'

/** Who was invited and has not come yet. */
export function PeopleInvitations({ invitations }: { invitations: InvitationSummary[] }) {
  const { mutate: withdraw, variables, isPending, error } = useWithdrawInvitation()
  const problem = problemsOf(error, {}).form
  return (
    <section aria-labelledby="invitations" className="flex flex-col gap-2">
      <SectionHeader id="invitations" title="Invited" count={invitations.length} />
      {problem && <ErrorNote title={problem} />}
      <Card>
        <ul className="divide-y divide-line">
          {invitations.map(({ id, name, email, role, expiresAt }) => (
            <li key={id} className="flex min-h-14 items-center gap-3 px-4 py-2 text-13">
              <div className="min-w-0 flex-1">
                <p className="font-medium [overflow-wrap:anywhere]">
                  <bdi>{name}</bdi>
                </p>
                <p className="text-12 text-text-3 [overflow-wrap:anywhere]">
                  {email}, {ROLE_LABEL[role].toLowerCase()}, expires <TimeAgo at={expiresAt} />
                </p>
              </div>
              <Button
                size="sm"
                aria-label={`Withdraw the invitation of ${name}`}
                isLoading={isPending && variables === id}
                onClick={() => withdraw(id)}
              >
                Withdraw
              </Button>
            </li>
          ))}
        </ul>
      </Card>
    </section>
  )
}
