'use client'
import { useState } from 'react'
import { ImportLines } from '@/components/history/import/import-lines'
import { numberText } from '@/components/history/import/import-words'
import { MapColumns } from '@/components/history/import/map-columns'
import { MapSettings } from '@/components/history/import/map-settings'
import { MapWords } from '@/components/history/import/map-words'
import type { KnownService } from '@/components/history/import/mapping-props'
import { PreviewIncidents } from '@/components/history/import/preview-incidents'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { ErrorNote } from '@/components/ui/error-note'
import { SectionHeader } from '@/components/ui/section-header'
import { problemsOf } from '@/lib/client/form-problems'
import { useImportChange } from '@/lib/client/history/imports'
import { countWords } from '@/lib/domain/count-words'
import { missingFields } from '@/lib/domain/import/csv-columns'
import { IMPORT_FIELDS } from '@/lib/domain/import/foreign-incident'
import type { ImportMapping } from '@/lib/domain/import/import-mapping'
import type { ImportDraft, ImportRunDetail } from '@/lib/domain/import/import-run'

export interface ImportDraftFormProps {
  run: ImportRunDetail
  draft: ImportDraft
  services: KnownService[]
}

/** How a file is read, with its first incidents as they would be; then the try, and what it would write. */
export function ImportDraftForm({ run, draft, services }: ImportDraftFormProps) {
  const [mapping, setMapping] = useState(draft.mapping)
  const change = useImportChange(run.id)
  const problem = problemsOf(change.error, {}).form
  const handleChange = (changed: Partial<ImportMapping>) => setMapping((before) => ({ ...before, ...changed }))
  const isTried = run.state === 'ready' && JSON.stringify(mapping) === JSON.stringify(draft.mapping)
  const missing = run.source === 'csv' ? missingFields(mapping) : []
  const parts = { draft, mapping, onChange: handleChange }
  return (
    <>
      <section aria-labelledby="mapping" className="flex flex-col gap-3">
        <SectionHeader id="mapping" title="How it is read" />
        {run.source === 'csv' && <MapColumns {...parts} />}
        <MapWords {...parts} source={run.source} services={services} />
        <MapSettings {...parts} source={run.source} />
      </section>
      <PreviewIncidents draft={draft} mapping={mapping} services={services} source={run.source} />
      {problem && <ErrorNote title={problem}>Nothing was written.</ErrorNote>}
      <Card className="flex flex-wrap items-center gap-3 p-4">
        <p className="min-w-0 flex-1 basis-56 text-14 text-text-2" aria-live="polite">
          {missing.length > 0
            ? `Say first which column is ${missing.map((field) => `“${IMPORT_FIELDS[field]}”`).join(', ')}.`
            : isTried
              ? outcomeOf(run)
              : 'Try it: you see what would become of each incident. Nothing is written.'}
        </p>
        <Button
          size="md"
          variant={isTried ? 'default' : 'primary'}
          isLoading={change.isPending && change.variables.kind === 'try'}
          onClick={() => missing.length === 0 && change.mutate({ kind: 'try', mapping })}
          {...(missing.length > 0 && { 'aria-disabled': true })}
        >
          {isTried ? 'Try again' : 'Try it'}
        </Button>
        {isTried && run.counts.waiting > 0 && (
          <Button
            size="md"
            variant="primary"
            isLoading={change.isPending && change.variables.kind === 'run'}
            onClick={() => change.mutate({ kind: 'run', mapping })}
          >
            Write {countWords(run.counts.waiting, 'incident')}
          </Button>
        )}
      </Card>
      {isTried && <ImportLines run={run} />}
    </>
  )
}

function outcomeOf({ counts, remarked }: ImportRunDetail): string {
  const remarks = remarked > 0 ? ` (${numberText(remarked)} with a remark)` : ''
  const would = counts.waiting === 1 ? '1 would be written' : `${numberText(counts.waiting)} would be written`
  return `${would}${remarks}, ${numberText(counts.known)} known already, ${numberText(counts['left-out'])} left out.`
}
