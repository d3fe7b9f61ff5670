'use client'
import { type FormEvent, useState } from 'react'
import { SettingConflict } from '@/components/settings/setting-conflict'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Checkbox } from '@/components/ui/checkbox'
import { ErrorNote } from '@/components/ui/error-note'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { toast } from '@/components/ui/toast'
import { problemsOf } from '@/lib/client/form-problems'
import { useTrackerChanged } from '@/lib/client/postmortem/use-issue-tracker'
import { useSaveSetting } from '@/lib/client/save-setting'
import { useInvalidFocus } from '@/lib/client/use-invalid-focus'
import type { VersionedSetting } from '@/lib/domain/organisation-settings'
import type { GithubIssues } from '@/lib/domain/postmortem/github-issues'

const LABELS = {
  'value.repository': 'The repository',
  'value.apiUrl': 'The address',
  'value.labels': 'The labels',
  'value.labels.0': 'The first label',
}

/** Whether, where, and with which labels. */
export function GithubIssuesForm({ initial }: { initial: VersionedSetting<'github-issues'> }) {
  const [isOn, setOn] = useState(initial.value.isOn)
  const [repository, setRepository] = useState(initial.value.repository)
  const [apiUrl, setApiUrl] = useState(initial.value.apiUrl)
  const [labels, setLabels] = useState(initial.value.labels.join(', '))
  const saving = useSaveSetting('github-issues', initial)
  const { mutate: save, isPending, error } = saving
  const { form } = useInvalidFocus(error)
  const trackerChanged = useTrackerChanged()
  const problems = problemsOf(error, LABELS)

  const show = (value: GithubIssues) => {
    setOn(value.isOn)
    setRepository(value.repository)
    setApiUrl(value.apiUrl)
    setLabels(value.labels.join(', '))
  }

  const handleSubmit = (event: FormEvent) => {
    event.preventDefault()
    if (isPending) return
    const value = { isOn, repository, apiUrl, labels: labels.split(',').flatMap((label) => label.trim() || []) }
    save(value, {
      onSuccess: (saved) => {
        show(saved)
        void trackerChanged()
        toast('Saved')
      },
    })
  }

  return (
    <Card className="p-4">
      <form ref={form} noValidate onSubmit={handleSubmit} className="flex flex-col gap-4">
        {problems.form && <ErrorNote title={problems.form} />}
        <Checkbox label="Offer to make issues at GitHub" checked={isOn} onCheckedChange={setOn} />
        <Field label="Repository" hint="As owner/name." error={problems.fields['value.repository']}>
          <Input
            className="mono"
            spellCheck={false}
            autoCapitalize="none"
            placeholder="acme/checkout"
            value={repository}
            onChange={({ target }) => setRepository(target.value)}
          />
        </Field>
        <Field
          label="Address of the API"
          hint="https://api.github.com, or https://HOST/api/v3 of an Enterprise Server. One in your own network has to be listed under Private hosts."
          error={problems.fields['value.apiUrl']}
        >
          <Input
            className="mono"
            spellCheck={false}
            inputMode="url"
            value={apiUrl}
            onChange={({ target }) => setApiUrl(target.value)}
          />
        </Field>
        <Field
          label="Labels"
          hint="With commas between them."
          error={problems.fields['value.labels'] ?? problems.fields['value.labels.0']}
        >
          <Input value={labels} onChange={({ target }) => setLabels(target.value)} />
        </Field>
        <SettingConflict saving={saving} onTake={show} />
        <Button type="submit" size="md" variant="primary" className="self-start" isLoading={isPending}>
          Save
        </Button>
      </form>
    </Card>
  )
}
