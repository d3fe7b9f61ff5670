'use client'
import { useState } from 'react'
import { ReviewCategories } from '@/components/settings/review-categories'
import { ReviewNewCategory } from '@/components/settings/review-new-category'
import { ReviewRulesForm } from '@/components/settings/review-rules-form'
import { SettingConflict } from '@/components/settings/setting-conflict'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { ErrorNote } from '@/components/ui/error-note'
import { PageHeader } from '@/components/ui/page-header'
import { SectionHeader } from '@/components/ui/section-header'
import { toast } from '@/components/ui/toast'
import { useSaveSetting } from '@/lib/client/save-setting'
import type { VersionedSetting } from '@/lib/domain/organisation-settings'
import type { Category } from '@/lib/domain/postmortem/categories'

export interface ReviewSettingsProps {
  rules: VersionedSetting<'review-rules'>
  categories: VersionedSetting<'factor-categories'>
}

const MAX_CATEGORIES = 40

/** What reviews ask, and what causes are sorted by; for admins. */
export function ReviewSettings({ rules, categories }: ReviewSettingsProps) {
  const [saved, setSaved] = useState(categories.value)
  const [edited, setEdited] = useState(categories.value)
  const [problem, setProblem] = useState<string | null>(null)
  const saving = useSaveSetting('factor-categories', categories)
  const { mutate, isPending, error } = saving
  const isChanged = JSON.stringify(saved) !== JSON.stringify(edited)

  function change(next: Category[]) {
    setProblem(null)
    setEdited(next)
  }

  function show(value: Category[]) {
    setSaved(value)
    change(value)
  }

  function save() {
    if (isPending || !isChanged) return
    const lacking = problemIn(edited)
    setProblem(lacking)
    if (lacking) return
    mutate(edited, {
      onSuccess(value) {
        show(value)
        toast('Categories saved')
      },
    })
  }

  const refusal = problem ?? error?.message
  return (
    <div className="flex flex-col gap-6">
      <PageHeader
        title="Reviews"
        description="Which incidents are reviewed, by when, and what their causes are sorted by."
      />
      <ReviewRulesForm initial={rules} />
      <section aria-labelledby="factor-categories">
        <SectionHeader id="factor-categories" title="Categories of causes" />
        <Card className="flex flex-col gap-3 p-4">
          <p className="text-13 text-text-2">
            Cards of triggers, root causes and contributing factors have one of these. A card whose category is removed
            keeps it, and nobody else can choose it.
          </p>
          <ReviewCategories categories={edited} onChange={change} />
          {edited.length < MAX_CATEGORIES ? (
            <ReviewNewCategory categories={edited} onAdd={(category) => change([...edited, category])} />
          ) : (
            <p className="text-12 text-text-3">{MAX_CATEGORIES} categories are as many as there can be.</p>
          )}
          <SettingConflict saving={saving} onTake={show} onKeep={setSaved} />
          {refusal && <ErrorNote title="Not saved.">{refusal}</ErrorNote>}
          <div className="flex flex-wrap items-center gap-2 border-line border-t pt-3">
            <Button
              size="md"
              variant={isChanged ? 'primary' : 'default'}
              isLoading={isPending}
              aria-disabled={!isChanged}
              onClick={save}
            >
              Save categories
            </Button>
            {isChanged && (
              <Button size="md" variant="ghost" onClick={() => change(saved)}>
                Undo changes
              </Button>
            )}
            <span role="status" className="text-12 text-text-3">
              {isChanged && 'Not saved yet.'}
            </span>
          </div>
        </Card>
      </section>
    </div>
  )
}

/** What keeps the categories from being saved, as a sentence. */
function problemIn(categories: readonly Category[]): string | null {
  if (categories.length === 0) return 'At least one category is needed.'
  const nameless = categories.findIndex(({ name }) => name.trim() === '')
  if (nameless >= 0) return `Category ${nameless + 1} has no name.`
  const bare = categories.find(({ meaning }) => meaning.trim() === '')
  return bare ? `Say in a sentence what belongs in “${bare.name}”.` : null
}
