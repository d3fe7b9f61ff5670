'use client'
import { useState } from 'react'
import { ChoiceList } from '@/components/settings/choice-list'
import { FieldsDialog } from '@/components/settings/fields-dialog'
import { roleOptions } from '@/components/settings/role-options'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Segmented } from '@/components/ui/segmented'
import { Select } from '@/components/ui/select'
import { toast } from '@/components/ui/toast'
import { linkIdentity, usePeopleChanged } from '@/lib/client/people-admin'
import { useForm } from '@/lib/client/use-form'
import type { IdentitySummary } from '@/lib/domain/people/identity'
import type { PersonSummary } from '@/lib/domain/people/person'

const labels = {
  personId: 'The person',
  'newPerson.name': 'The name',
  'newPerson.email': 'The email',
  'newPerson.role': 'The role',
}

const owners = [
  { value: 'new', label: 'Somebody new' },
  { value: 'known', label: 'Somebody here' },
] as const

export interface PeopleLinkDialogProps {
  identity: IdentitySummary
  people: PersonSummary[]
  onClose: () => void
}

/** Says whose an account at a provider is. */
export function PeopleLinkDialog({ identity, people, onClose }: PeopleLinkDialogProps) {
  const peopleChanged = usePeopleChanged()
  const likely = people.find(({ email }) => email !== null && email === identity.email)
  const [owner, setOwner] = useState<'new' | 'known'>(likely ? 'known' : 'new')
  const form = useForm({
    labels,
    send: (values) =>
      linkIdentity(
        identity.id,
        owner === 'known'
          ? { personId: values.personId }
          : {
              newPerson: {
                name: values['newPerson.name'],
                email: values['newPerson.email'],
                role: values['newPerson.role'],
              },
            },
      ),
    onDone: async () => {
      await peopleChanged()
      toast(`${identity.name} can sign in with ${identity.provider} now`)
      onClose()
    },
  })
  const problems = form.problems.fields
  return (
    <FieldsDialog
      title={`Let ${identity.name} in`}
      description={
        identity.isEmailVerified
          ? `${identity.provider} vouches for ${identity.email}.`
          : `${identity.provider} does not vouch for an address. Ask them over another way whether it was them who tried.`
      }
      submit="Let in"
      form={form}
      onClose={onClose}
    >
      <Segmented
        label="Whose account is it?"
        value={owner}
        options={owners}
        onValueChange={setOwner}
        isWide
        size="md"
      />
      {owner === 'known' ? (
        <Field label="Person" hint={`They sign in with ${identity.provider} from now on.`} error={problems.personId}>
          <Select name="personId" defaultValue={likely?.id}>
            {people.map(({ id, name, email }) => (
              <option key={id} value={id}>
                {email ? `${name} (${email})` : name}
              </option>
            ))}
          </Select>
        </Field>
      ) : (
        <>
          <Field label="Name" error={problems['newPerson.name']}>
            <Input name="newPerson.name" autoComplete="off" defaultValue={identity.name} />
          </Field>
          <Field label="Email" error={problems['newPerson.email']}>
            <Input
              name="newPerson.email"
              type="email"
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              defaultValue={identity.email ?? ''}
            />
          </Field>
          <ChoiceList
            legend="Role"
            name="newPerson.role"
            options={roleOptions}
            defaultValue={identity.role ?? 'responder'}
            error={problems['newPerson.role']}
          />
        </>
      )}
    </FieldsDialog>
  )
}
