'use client'
import { ConfirmDialog } from '@/components/settings/confirm-dialog'
import { PeopleChangeDialog } from '@/components/settings/people-change-dialog'
import type { PersonAct } from '@/components/settings/people-row'
import { PeopleUnlinkDialog } from '@/components/settings/people-unlink-dialog'
import { toast } from '@/components/ui/toast'
import { useRemovePerson, useSignOutEverywhere } from '@/lib/client/people-admin'
import type { IdentitySummary } from '@/lib/domain/people/identity'
import type { PersonSummary } from '@/lib/domain/people/person'

export interface PeopleActDialogProps {
  act: PersonAct
  person: PersonSummary
  identities: IdentitySummary[]
  onClose: () => void
}

/** The dialog of what an admin is about to do to a person. */
export function PeopleActDialog({ act, person, identities, onClose }: PeopleActDialogProps) {
  const remove = useRemovePerson()
  const signOut = useSignOutEverywhere()
  const { name } = person
  const done = (said: string) => () => {
    toast(said)
    onClose()
  }
  if (act === 'change') return <PeopleChangeDialog person={person} identities={identities} onClose={onClose} />
  if (act === 'unlink') return <PeopleUnlinkDialog person={person} identities={identities} onClose={onClose} />
  if (act === 'sign-out') {
    return (
      <ConfirmDialog
        title={`Sign ${name} out everywhere?`}
        description="All their sessions end at once. They have to sign in again; API tokens go on working."
        confirm="Sign out"
        isDanger={false}
        isBusy={signOut.isPending}
        error={signOut.error}
        onConfirm={() => signOut.mutate(person.id, { onSuccess: done(`${name} is signed out`) })}
        onClose={onClose}
      />
    )
  }
  return (
    <ConfirmDialog
      title={`Remove ${name}?`}
      description="Their sessions, API tokens and invitations end at once, and they leave their teams. Incidents keep what they wrote. They can be invited again."
      confirm="Remove"
      isBusy={remove.isPending}
      error={remove.error}
      onConfirm={() => remove.mutate(person.id, { onSuccess: done(`${name} is removed`) })}
      onClose={onClose}
    />
  )
}
