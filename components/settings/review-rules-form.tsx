'use client'
import { type FormEvent, useState } from 'react'
import { SettingConflict } from '@/components/settings/setting-conflict'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Checkbox } from '@/components/ui/checkbox'
import { ErrorNote } from '@/components/ui/error-note'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { SectionHeader } from '@/components/ui/section-header'
import { Select } from '@/components/ui/select'
import { toast } from '@/components/ui/toast'
import { problemsOf } from '@/lib/client/form-problems'
import { useSaveSetting } from '@/lib/client/save-setting'
import { useInvalidFocus } from '@/lib/client/use-invalid-focus'
import type { ReviewRule, ReviewRules } from '@/lib/domain/incident/review'
import { type Severity, severitySchema } from '@/lib/domain/incident/values'
import type { VersionedSetting } from '@/lib/domain/organisation-settings'

const APPROVALS = [0, 1, 2, 3, 4, 5]
const MAX_DAYS = 90

/** A rule while it is edited: days are what was typed. */
type Edited = Record<Severity, Omit<ReviewRule, 'withinDays'> & { withinDays: string }>

const editedOf = (rules: ReviewRules): Edited => {
  const of = ({ withinDays, ...rule }: ReviewRule) => ({ ...rule, withinDays: String(withinDays) })
  return { sev1: of(rules.sev1), sev2: of(rules.sev2), sev3: of(rules.sev3), sev4: of(rules.sev4) }
}

/** What is wrong with the days of a rule, or null. */
const daysProblem = (text: string): string | null => {
  const days = Number(text)
  return Number.isInteger(days) && days >= 1 && days <= MAX_DAYS ? null : `A whole number of days, 1 to ${MAX_DAYS}.`
}

/** What each severity asks of a review; it counts for reviews that are due already, too. */
export function ReviewRulesForm({ initial }: { initial: VersionedSetting<'review-rules'> }) {
  const [rules, setRules] = useState(() => editedOf(initial.value))
  const [isTried, setTried] = useState(false)
  const saving = useSaveSetting('review-rules', initial)
  const { mutate, isPending, error } = saving
  const { form, lookAgain } = useInvalidFocus(error)
  const change = (severity: Severity, to: Partial<Edited[Severity]>) =>
    setRules({ ...rules, [severity]: { ...rules[severity], ...to } })

  function handleSubmit(event: FormEvent) {
    event.preventDefault()
    setTried(true)
    if (severitySchema.options.some((severity) => daysProblem(rules[severity].withinDays))) return lookAgain()
    if (isPending) return
    const of = (severity: Severity): ReviewRule => ({
      ...rules[severity],
      withinDays: Number(rules[severity].withinDays),
    })
    mutate(
      { sev1: of('sev1'), sev2: of('sev2'), sev3: of('sev3'), sev4: of('sev4') },
      { onSuccess: () => toast('Saved') },
    )
  }

  return (
    <section aria-labelledby="review-rules">
      <SectionHeader id="review-rules" title="Who reviews what" />
      <Card>
        <form ref={form} onSubmit={handleSubmit} noValidate className="flex flex-col gap-4 p-4">
          <p className="text-13 text-text-2">
            Days count from the resolution. A SEV1 or SEV2 that has to be reviewed is closed once its postmortem is
            published. Drills owe nothing.
          </p>
          {error && <ErrorNote title="Not saved.">{problemsOf(error, {}).form}</ErrorNote>}
          {severitySchema.options.map((severity) => {
            const { isRequired, withinDays, approvals } = rules[severity]
            const problem = isTried ? daysProblem(withinDays) : null
            const name = severity.toUpperCase()
            return (
              <fieldset
                key={severity}
                className="grid grid-cols-2 gap-x-4 gap-y-3 border-line border-t pt-4 md:grid-cols-[minmax(0,1fr)_140px_200px]"
              >
                <legend className="sr-only">{name}</legend>
                <div className="self-center max-md:col-span-2">
                  <Checkbox
                    label={`${name} has to be reviewed`}
                    checked={isRequired}
                    onCheckedChange={(isOn) => change(severity, { isRequired: isOn })}
                  />
                </div>
                <Field label="Within days" error={problem ?? undefined}>
                  <Input
                    inputMode="numeric"
                    maxLength={3}
                    value={withinDays}
                    onChange={({ target }) => change(severity, { withinDays: target.value })}
                  />
                </Field>
                <Field label="Approvals needed">
                  <Select
                    value={approvals}
                    onChange={({ target }) => change(severity, { approvals: Number(target.value) })}
                  >
                    {APPROVALS.map((count) => (
                      <option key={count} value={count}>
                        {count === 0 ? 'None' : count}
                      </option>
                    ))}
                  </Select>
                </Field>
              </fieldset>
            )
          })}
          <SettingConflict saving={saving} onTake={(value) => setRules(editedOf(value))} />
          <Button type="submit" variant="primary" size="md" isLoading={isPending} className="self-start">
            Save
          </Button>
        </form>
      </Card>
    </section>
  )
}
