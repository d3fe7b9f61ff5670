'use client'
import { ConfirmDialog } from '@/components/settings/confirm-dialog'
import { toast } from '@/components/ui/toast'
import { useForgetIdentities } from '@/lib/client/people-admin'
import type { IdentitySummary } from '@/lib/domain/people/identity'
import type { PersonSummary } from '@/lib/domain/people/person'

export interface PeopleUnlinkDialogProps {
  person: PersonSummary
  identities: IdentitySummary[]
  onClose: () => void
}

/** Takes the accounts at providers away from a person. */
export function PeopleUnlinkDialog({ person, identities, onClose }: PeopleUnlinkDialogProps) {
  const { mutate, isPending, error } = useForgetIdentities()
  const providers = [...new Set(identities.map(({ provider }) => provider))].join(', ')
  const accounts = identities.map(({ name, email, provider }) => `${email ?? name} at ${provider}`).join(', ')
  const ids = identities.map(({ id }) => id)
  return (
    <ConfirmDialog
      title={`Unlink ${providers} from ${person.name}?`}
      description={`Sessions opened through ${accounts} end at once. With the same verified address they are linked again when they sign in; to keep them out, remove them.`}
      confirm="Unlink"
      isBusy={isPending}
      error={error}
      onConfirm={() =>
        mutate(ids, {
          onSuccess: () => {
            toast(`${providers} is unlinked from ${person.name}`)
            onClose()
          },
        })
      }
      onClose={onClose}
    />
  )
}
