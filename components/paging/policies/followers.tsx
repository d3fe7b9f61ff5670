'use client'
import Link from 'next/link'
import { useState } from 'react'
import { servicePath } from '@/components/catalogue/service-words'
import { useViewer } from '@/components/shell/viewer'
import { Button } from '@/components/ui/button'
import { ErrorNote } from '@/components/ui/error-note'
import { Field } from '@/components/ui/field'
import { MultiCombobox } from '@/components/ui/multi-combobox'
import { SectionHeader } from '@/components/ui/section-header'
import { toast } from '@/components/ui/toast'
import { useServicePolicies, useSetFollowers } from '@/lib/client/paging/policies'
import { isAdmin } from '@/lib/domain/incident/policy'
import type { Ref } from '@/lib/domain/incident/values'

export interface FollowersProps {
  policy: { id: string; name: string; services: Ref[]; isArchived: boolean }
}

/** The services that follow a policy; admins say which. */
export function Followers({ policy }: FollowersProps) {
  const mayChange = isAdmin(useViewer()) && !policy.isArchived
  return (
    <section aria-labelledby="followers" className="flex max-w-[720px] flex-col gap-2">
      <SectionHeader id="followers" title="Services that follow it" count={policy.services.length} />
      {mayChange ? (
        // What others set meanwhile is what is edited.
        <FollowersForm key={policy.services.map(({ id }) => id).join(' ')} policy={policy} />
      ) : (
        <FollowersList services={policy.services} />
      )}
    </section>
  )
}

function FollowersList({ services }: { services: readonly Ref[] }) {
  const { data: all = [] } = useServicePolicies()
  if (services.length === 0) return <p className="text-text-3">None yet. Admins say which services follow it.</p>
  const keyOf = (id: string) => all.find((one) => one.id === id)?.key ?? id
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1">
      {services.map(({ id, name }) => (
        <li key={id}>
          <Link href={servicePath(keyOf(id))} className="font-medium hover:underline max-md:inline-block max-md:py-2">
            {name}
          </Link>
        </li>
      ))}
    </ul>
  )
}

function FollowersForm({ policy }: FollowersProps) {
  const { data: services = [] } = useServicePolicies()
  const before = policy.services.map(({ id }) => id)
  const [chosen, setChosen] = useState(before)
  const { mutate, isPending, error } = useSetFollowers(policy.id)
  const add = chosen.filter((id) => !before.includes(id))
  const remove = before.filter((id) => !chosen.includes(id))
  const isChanged = add.length + remove.length > 0
  const orphans = policy.services.filter(({ id }) => remove.includes(id)).map(({ name }) => name)
  const options = services.map(({ id, name, policy: other }) => ({
    value: id,
    label: name,
    ...(other && other.id !== policy.id && { hint: `follows ${other.name} now` }),
  }))
  return (
    <div className="flex flex-col gap-2">
      <Field label="Services" hint="An alert of one of them pages by this policy.">
        <MultiCombobox
          options={options}
          values={chosen}
          onValuesChange={setChosen}
          placeholder="Name a service"
          emptyText="No such service"
        />
      </Field>
      {orphans.length > 0 && (
        <p className="font-medium text-12 text-hurting">Nobody will be paged by alerts of {orphans.join(', ')}.</p>
      )}
      {error && <ErrorNote title="Not all were saved.">{error.message}</ErrorNote>}
      {isChanged && (
        <div className="flex gap-2">
          <Button
            variant="primary"
            size="md"
            isLoading={isPending}
            onClick={() => mutate({ add, remove }, { onSuccess: () => toast('The services are saved') })}
          >
            Save services
          </Button>
          <Button variant="ghost" size="md" onClick={() => setChosen(before)}>
            As it was
          </Button>
        </div>
      )}
    </div>
  )
}
