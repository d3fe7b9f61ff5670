'use client'
import { useState } from 'react'
import { LinkFields } from '@/components/catalogue/link-fields'
import { NameFields } from '@/components/catalogue/name-fields'
import { TIER_MEANING } from '@/components/catalogue/service-words'
import { SkillsField } from '@/components/people/skills-field'
import { FieldsDialog } from '@/components/settings/fields-dialog'
import { Field } from '@/components/ui/field'
import { MultiCombobox } from '@/components/ui/multi-combobox'
import { Select } from '@/components/ui/select'
import { Textarea } from '@/components/ui/textarea'
import { toast } from '@/components/ui/toast'
import { saveService, useCatalogueChanged } from '@/lib/client/catalogue-admin'
import { useForm } from '@/lib/client/use-form'
import type { ServiceView, TeamView, Tier } from '@/lib/domain/catalogue/catalogue'
import type { ServiceDetail, ServiceNode } from '@/lib/domain/catalogue/service-detail'
import { skillsIn } from '@/lib/domain/on-call/skills'

const labels: Record<string, string> = {
  name: 'The name',
  key: 'The key',
  description: 'The description',
  teamId: 'The team',
  tier: 'The tier',
  skills: 'The list of skills',
  dependsOnIds: 'The list of services',
}

const TIERS = [1, 2, 3, 4] as const satisfies Tier[]

export interface ServiceDialogProps {
  /** Null for a new one. */
  service: ServiceDetail | null
  /** What it may need. */
  services: readonly (ServiceNode & { archivedAt?: string | null })[]
  teams: TeamView[]
  onClose: () => void
  onSaved?: (service: ServiceView) => void
}

/** Adds a service, or changes one. */
export function ServiceDialog({ service: current, services, teams, onClose, onSaved }: ServiceDialogProps) {
  const catalogueChanged = useCatalogueChanged()
  // As it was opened: its fields stand as they were then, also once others have changed it.
  const [service] = useState(current)
  const [dependsOnIds, setDependsOnIds] = useState(service?.dependsOn.map(({ id }) => id) ?? [])
  const [links, setLinks] = useState(service?.links ?? [])
  const linkLabels = links.flatMap((_, at) => [
    [`links.${at}.title`, 'The title'],
    [`links.${at}.url`, 'The address'],
  ])
  const form = useForm<string, { service: ServiceView }>({
    labels: { ...labels, ...Object.fromEntries(linkLabels) },
    send: ({ key = '', name = '', description = '', teamId, tier, skills = '' }) =>
      saveService(service, {
        key,
        name,
        description,
        teamId: teamId || null,
        tier: TIERS.find((one) => String(one) === tier) ?? null,
        links,
        skills: skillsIn(skills),
        dependsOnIds,
      }),
    onDone: async ({ service: saved }) => {
      onSaved?.(saved)
      await catalogueChanged()
      toast(service ? `${saved.name} is changed` : `${saved.name} is added`)
      onClose()
    },
  })
  const problems = form.problems.fields
  const others = services.filter(({ id, archivedAt }) => id !== service?.id && !archivedAt)
  return (
    <FieldsDialog
      title={service ? service.name : 'New service'}
      submit={service ? 'Save' : 'Add service'}
      form={form}
      onClose={onClose}
    >
      <NameFields
        current={service}
        keyHint="What scripts and alerts call it, such as checkout-api."
        problems={{ ...(problems.name && { name: problems.name }), ...(problems.key && { key: problems.key }) }}
      />
      <Field label="Description" isOptional error={problems.description}>
        <Textarea name="description" rows={2} defaultValue={service?.description} />
      </Field>
      <div className="grid gap-4 md:grid-cols-2">
        <Field label="Team" hint="Who owns it, and is asked for help." error={problems.teamId}>
          <Select name="teamId" defaultValue={service?.teamId ?? ''}>
            <option value="">No team</option>
            {teams.map((team) => (
              <option key={team.id} value={team.id}>
                {team.name}
              </option>
            ))}
          </Select>
        </Field>
        <Field label="Tier" hint="How much it matters." error={problems.tier}>
          <Select name="tier" defaultValue={service?.tier ?? ''}>
            <option value="">Not said</option>
            {TIERS.map((tier) => (
              <option key={tier} value={tier}>
                {tier}: {TIER_MEANING[tier].toLowerCase()}
              </option>
            ))}
          </Select>
        </Field>
      </div>
      <Field label="Needs" isOptional hint="The services it cannot do without." error={problems.dependsOnIds}>
        <MultiCombobox
          options={others.map(({ id, name, key }) => ({ value: id, label: name, hint: key }))}
          values={dependsOnIds}
          onValuesChange={setDependsOnIds}
          placeholder="Type a name"
          emptyText="No service with that name"
        />
      </Field>
      <SkillsField
        hint="What whoever is on call for it has to know, in single words."
        skills={service?.skills ?? []}
        error={problems.skills}
      />
      <LinkFields links={links} onLinksChange={setLinks} problems={problems} />
    </FieldsDialog>
  )
}
