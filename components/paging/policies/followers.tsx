'use client'
import { useRef, useState } from 'react'
import { servicePath } from '@/components/catalogue/service-words'
import { NO_CHANGES, withoutSaved } from '@/components/paging/policies/follower-changes'
import { useViewer } from '@/components/shell/viewer'
import { Button } from '@/components/ui/button'
import { ErrorNote } from '@/components/ui/error-note'
import { Field } from '@/components/ui/field'
import { Link } from '@/components/ui/link'
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
      {mayChange ? <FollowersForm key={policy.id} policy={policy} /> : <FollowersList services={policy.services} />}
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
  // What is to change, not what is chosen: others may set some meanwhile, and a part of it may be saved already.
  const [wanted, setWanted] = useState(NO_CHANGES)
  const { mutate, isPending, error, reset } = useSetFollowers(policy.id)
  const form = useRef<HTMLDivElement>(null)
  // The buttons go once there is nothing to save; the focus stays in the form.
  const keepFocus = () => form.current?.contains(document.activeElement) && form.current.focus()
  const add = wanted.add.filter((id) => !before.includes(id))
  const remove = wanted.remove.filter((id) => before.includes(id))
  const chosen = [...before.filter((id) => !remove.includes(id)), ...add]
  const handleChosen = (ids: string[]) =>
    setWanted({ add: ids.filter((id) => !before.includes(id)), remove: before.filter((id) => !ids.includes(id)) })
  const handleSave = () =>
    mutate(
      { add, remove },
      {
        onSuccess: () => {
          keepFocus()
          setWanted((now) => withoutSaved(now, { add, remove }))
          toast('The services are saved')
        },
      },
    )
  const handleUndo = () => {
    keepFocus()
    setWanted(NO_CHANGES)
    reset()
  }
  const isChanged = add.length + remove.length > 0
  const orphans = policy.services.filter(({ id }) => remove.includes(id)).map(({ name }) => name)
  const options = services.map(({ id, name, policy: other }) => ({
    value: id,
    label: name,
    ...(other && other.id !== policy.id && { hint: `follows ${other.name} now` }),
  }))
  return (
    <div ref={form} tabIndex={-1} className="flex flex-col gap-2 outline-none">
      <Field label="Services" hint="An alert of one of them pages by this policy.">
        <MultiCombobox
          options={options}
          values={chosen}
          onValuesChange={handleChosen}
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
          <Button variant="primary" size="md" isLoading={isPending} onClick={handleSave}>
            Save services
          </Button>
          <Button variant="ghost" size="md" onClick={handleUndo}>
            As it was
          </Button>
        </div>
      )}
    </div>
  )
}
