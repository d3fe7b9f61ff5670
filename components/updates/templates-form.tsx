'use client'
import { type FormEvent, useState } from 'react'
import { SettingConflict } from '@/components/settings/setting-conflict'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { ErrorNote } from '@/components/ui/error-note'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { SectionHeader } from '@/components/ui/section-header'
import { Segmented } from '@/components/ui/segmented'
import { Textarea } from '@/components/ui/textarea'
import { toast } from '@/components/ui/toast'
import { AUDIENCES } from '@/components/updates/audiences'
import { PlaceholderList } from '@/components/updates/placeholder-list'
import { useSaveSetting } from '@/lib/client/save-setting'
import type { Draft } from '@/lib/domain/communication/draft-update'
import { DEFAULT_UPDATE_TEMPLATES } from '@/lib/domain/communication/update-templates'
import { isAppError } from '@/lib/domain/errors'
import { MAX_UPDATE_SUBJECT } from '@/lib/domain/incident/commands/send-update'
import type { Audience } from '@/lib/domain/incident/procedure-payloads'
import type { VersionedSetting } from '@/lib/domain/organisation-settings'

/** What drafts of updates are made of, for each audience. */
export function TemplatesForm({ initial }: { initial: VersionedSetting<'update-templates'> }) {
  const [templates, setTemplates] = useState(initial.value)
  const [audience, setAudience] = useState<Audience>('internal')
  const saving = useSaveSetting('update-templates', initial)
  const { mutate, isPending, error } = saving
  const { subject, text } = templates[audience]
  const original = DEFAULT_UPDATE_TEMPLATES[audience]
  const isOriginal = subject === original.subject && text === original.text
  const problems = problemsOf(error)
  const change = (changed: Partial<Draft>) =>
    setTemplates({ ...templates, [audience]: { ...templates[audience], ...changed } })

  function handleSubmit(event: FormEvent) {
    event.preventDefault()
    if (isPending) return
    mutate(templates, {
      onSuccess: () => toast('Templates saved'),
      onError: (refused) => setAudience(problemsOf(refused)[0]?.audience ?? audience),
    })
  }

  const problemOf = (field: keyof Draft) =>
    problems.find((problem) => problem.audience === audience && problem.field === field)?.message

  return (
    <section aria-labelledby="templates">
      <SectionHeader id="templates" title="Templates" />
      <Card>
        <form onSubmit={handleSubmit} className="flex flex-col gap-4 p-4">
          <p className="text-13 text-text-2">
            Each draft begins with these words, filled in from the log. A person reads and sends it.
          </p>
          {error && problems.length === 0 && <ErrorNote title="Not saved.">{error.message}</ErrorNote>}
          <Segmented label="Audience" size="md" value={audience} options={AUDIENCES} onValueChange={setAudience} />
          <Field label="Subject" error={problemOf('subject')}>
            <Input
              value={subject}
              maxLength={MAX_UPDATE_SUBJECT}
              onChange={(event) => change({ subject: event.target.value })}
            />
          </Field>
          <Field label="Text" error={problemOf('text')}>
            <Textarea
              rows={10}
              value={text}
              maxLength={4000}
              onChange={(event) => change({ text: event.target.value })}
              className="mono min-h-52"
            />
          </Field>
          <PlaceholderList isForCustomers={audience === 'customers'} />
          <SettingConflict saving={saving} onTake={setTemplates} />
          <div className="flex flex-wrap gap-2">
            <Button type="submit" variant="primary" size="md" isLoading={isPending}>
              Save templates
            </Button>
            {!isOriginal && (
              <Button variant="ghost" size="md" onClick={() => change(original)}>
                Back to the original for {audience === 'internal' ? 'inside' : audience}
              </Button>
            )}
          </div>
        </form>
      </Card>
    </section>
  )
}

interface TemplateProblem {
  audience: Audience
  field: keyof Draft
  message: string
}

/** What the server said of which template: its paths are such as `value.customers.text`. */
function problemsOf(error: unknown): TemplateProblem[] {
  const fields = isAppError(error) ? (error.details.fields ?? []) : []
  return fields.flatMap(({ path, message }) => {
    const audience = AUDIENCES.find(({ value }) => path.includes(`.${value}.`))?.value
    if (!audience) return []
    const field = path.endsWith('.subject') ? 'subject' : 'text'
    return [{ audience, field, message: `This ${message}.` }]
  })
}
