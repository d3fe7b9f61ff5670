'use client'
import { useState } from 'react'
import { KIND_NAMES } from '@/components/incidents/incident-words'
import { ProcedureChecklist } from '@/components/settings/procedure-checklist'
import { SettingConflict } from '@/components/settings/setting-conflict'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { ErrorNote } from '@/components/ui/error-note'
import { PageHeader } from '@/components/ui/page-header'
import { SectionHeader } from '@/components/ui/section-header'
import { Segmented } from '@/components/ui/segmented'
import { toast } from '@/components/ui/toast'
import { CadenceForm } from '@/components/updates/cadence-form'
import { problemsOf } from '@/lib/client/form-problems'
import { useSaveSetting } from '@/lib/client/save-setting'
import { type ChecklistItem, type Checklists, DEFAULT_CHECKLISTS } from '@/lib/domain/incident/checklist'
import { type IncidentKind, incidentKindSchema } from '@/lib/domain/incident/values'
import type { VersionedSetting } from '@/lib/domain/organisation-settings'

export interface ProcedureSettingsProps {
  checklists: VersionedSetting<'checklists'>
  cadence: VersionedSetting<'cadence'>
}

const KINDS = incidentKindSchema.options.map((value) => ({ value, label: KIND_NAMES[value] }))

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)

/** What rooms ask in the first five minutes, for admins. */
export function ProcedureSettings({ checklists, cadence }: ProcedureSettingsProps) {
  const [saved, setSaved] = useState(checklists.value)
  const [edited, setEdited] = useState(checklists.value)
  const [kind, setKind] = useState<IncidentKind>('production')
  const saving = useSaveSetting('checklists', checklists)
  const { mutate, isPending, error } = saving
  const isChanged = !same(saved, edited)
  const change = (items: ChecklistItem[]) => setEdited({ ...edited, [kind]: items })

  function show(value: Checklists) {
    setSaved(value)
    setEdited(value)
  }

  function save() {
    if (isPending) return
    mutate(edited, {
      onSuccess(value) {
        show(value)
        toast('Saved for incidents declared from now on')
      },
    })
  }

  return (
    <div className="flex flex-col gap-6">
      <PageHeader
        title="Procedure"
        description="What a room asks first, and how often it owes an update. Incidents that are declared already keep theirs."
      />
      <section aria-labelledby="first-five" className="flex flex-col gap-2">
        <SectionHeader id="first-five" title="First five minutes" />
        <Card>
          <div className="flex flex-col gap-3 p-4">
            <div className="scroll-thin -mx-4 overflow-x-auto px-4">
              <Segmented label="Kind of incident" value={kind} options={KINDS} onValueChange={setKind} />
            </div>
            <ProcedureChecklist key={kind} items={edited[kind]} onChange={change} />
            <SettingConflict saving={saving} onTake={show} onKeep={setSaved} />
            {error && <ErrorNote title="Not saved.">{problemsOf(error, {}).form}</ErrorNote>}
            <div className="flex flex-wrap items-center gap-2 border-line border-t pt-3">
              <Button
                size="md"
                variant={isChanged ? 'primary' : 'default'}
                isLoading={isPending}
                aria-disabled={!isChanged}
                onClick={() => isChanged && save()}
              >
                Save
              </Button>
              {isChanged && (
                <Button size="md" variant="ghost" onClick={() => setEdited(saved)}>
                  Undo changes
                </Button>
              )}
              {!same(edited[kind], DEFAULT_CHECKLISTS[kind]) && (
                <Button size="md" variant="ghost" onClick={() => change(DEFAULT_CHECKLISTS[kind])}>
                  As it comes
                </Button>
              )}
              <span role="status" className="text-12 text-text-3">
                {isChanged && 'Not saved yet.'}
              </span>
            </div>
          </div>
        </Card>
      </section>
      <CadenceForm initial={cadence} />
    </div>
  )
}
