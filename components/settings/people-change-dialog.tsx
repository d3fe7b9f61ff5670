'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { SkillsField } from '@/components/people/skills-field'
import { ChoiceList } from '@/components/settings/choice-list'
import { FieldsDialog } from '@/components/settings/fields-dialog'
import { ROLE_LABEL, roleOptions } from '@/components/settings/role-options'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { toast } from '@/components/ui/toast'
import { changePerson, usePeopleChanged } from '@/lib/client/people-admin'
import { useForm } from '@/lib/client/use-form'
import type { OrganisationRole } from '@/lib/domain/actor'
import { skillsIn } from '@/lib/domain/on-call/skills'
import type { IdentitySummary } from '@/lib/domain/people/identity'
import type { PersonSummary } from '@/lib/domain/people/person'

const labels = { name: 'The name', phone: 'The phone number', skills: 'The list of skills', role: 'The role' }

export interface PeopleChangeDialogProps {
  person: PersonSummary
  identities: IdentitySummary[]
  onClose: () => void
}

/** Changes what a person is called, where to call them, what they know, and what they may do. */
export function PeopleChangeDialog({ person: current, identities, onClose }: PeopleChangeDialogProps) {
  // As it was opened: its fields stand as they were then, also once others have changed it.
  const [person] = useState(current)
  const router = useRouter()
  const peopleChanged = usePeopleChanged()
  const form = useForm({
    labels,
    send: ({ skills, ...change }) => changePerson(person, { ...change, skills: skillsIn(skills) }),
    onDone: async () => {
      await peopleChanged()
      toast(`${person.name} is changed`)
      router.refresh()
      onClose()
    },
  })
  const problems = form.problems.fields
  const ruledBy = identities.find(({ role }) => role)
  return (
    <FieldsDialog
      title={person.name}
      description={person.email ?? undefined}
      submit="Save"
      form={form}
      onClose={onClose}
    >
      <Field label="Name" error={problems.name}>
        <Input name="name" autoComplete="off" autoFocus defaultValue={person.name} />
      </Field>
      <Field label="Phone" isOptional error={problems.phone}>
        <Input name="phone" type="tel" autoComplete="off" defaultValue={person.phone ?? ''} />
      </Field>
      <SkillsField hint="What they know well, in single words." skills={person.skills} error={problems.skills} />
      <ChoiceList legend="Role" name="role" options={roleOptions} defaultValue={person.role} error={problems.role} />
      {ruledBy?.role && <RuledRole provider={ruledBy.provider} claimed={ruledBy.role} role={person.role} />}
    </FieldsDialog>
  )
}

interface RuledRoleProps {
  provider: string
  claimed: OrganisationRole
  role: OrganisationRole
}

/** That a role is decided elsewhere: what is chosen here holds until they sign in again. */
function RuledRole({ provider, claimed, role }: RuledRoleProps) {
  const isKept = role !== claimed
  return (
    <p className="text-12 text-text-3">
      {provider} sets the role at each sign-in. A change here holds until the next one.
      {isKept && ` The last one said ${ROLE_LABEL[claimed].toLowerCase()}; the only admin stays one whatever it says.`}
    </p>
  )
}
