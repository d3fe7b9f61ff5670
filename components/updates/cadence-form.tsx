'use client'
import { type FormEvent, useState } from 'react'
import { SettingConflict } from '@/components/settings/setting-conflict'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { ErrorNote } from '@/components/ui/error-note'
import { Field } from '@/components/ui/field'
import { SectionHeader } from '@/components/ui/section-header'
import { Select } from '@/components/ui/select'
import { toast } from '@/components/ui/toast'
import { useSaveSetting } from '@/lib/client/save-setting'
import { type Cadence, severitySchema } from '@/lib/domain/incident/values'
import type { VersionedSetting } from '@/lib/domain/organisation-settings'

const CHOICES = [15, 20, 30, 45, 60, 90, 120, 240, 480, 1440]
const NONE = 'none'

const wordsOf = (minutes: number): string =>
  minutes % 60 === 0 ? `Every ${minutes === 60 ? 'hour' : `${minutes / 60} hours`}` : `Every ${minutes} min`

/** How often an update is owed, by severity; incidents that are declared already keep theirs. */
export function CadenceForm({ initial }: { initial: VersionedSetting<'cadence'> }) {
  const [cadence, setCadence] = useState(initial.value)
  const [offered, setOffered] = useState(initial.value)
  const saving = useSaveSetting('cadence', initial)
  const { mutate, isPending, error } = saving

  function take(newer: Cadence) {
    setCadence(newer)
    setOffered(newer)
  }

  function handleSubmit(event: FormEvent) {
    event.preventDefault()
    if (!isPending) mutate(cadence, { onSuccess: () => toast('Saved for incidents declared from now on') })
  }

  return (
    <section aria-labelledby="cadence">
      <SectionHeader id="cadence" title="Updates" />
      <Card>
        <form onSubmit={handleSubmit} className="flex flex-col gap-4 p-4">
          <p className="text-13 text-text-2">
            How long after one update the next one is due. Incidents keep what was set when they were declared.
          </p>
          {error && <ErrorNote title="Not saved.">{error.message}</ErrorNote>}
          <div className="grid grid-cols-2 gap-4 lg:grid-cols-4">
            {severitySchema.options.map((severity) => (
              <Field key={severity} label={severity.toUpperCase()}>
                <Select
                  value={cadence[severity] ?? NONE}
                  onChange={({ target: { value } }) =>
                    setCadence({ ...cadence, [severity]: value === NONE ? null : Number(value) })
                  }
                >
                  {choicesWith(offered[severity]).map((minutes) => (
                    <option key={minutes} value={minutes}>
                      {wordsOf(minutes)}
                    </option>
                  ))}
                  <option value={NONE}>None owed</option>
                </Select>
              </Field>
            ))}
          </div>
          <SettingConflict saving={saving} onTake={take} />
          <Button type="submit" variant="primary" size="md" isLoading={isPending} className="self-start">
            Save
          </Button>
        </form>
      </Card>
    </section>
  )
}

/** What was set by the API may be none of ours. */
const choicesWith = (minutes: number | null): number[] =>
  minutes === null ? CHOICES : [...new Set([...CHOICES, minutes])].sort((a, b) => a - b)
