'use client'
import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import { ImportDraftForm } from '@/components/history/import/import-draft-form'
import { ImportFrame } from '@/components/history/import/import-frame'
import { ImportLines } from '@/components/history/import/import-lines'
import { ImportProgress } from '@/components/history/import/import-progress'
import { totalOf } from '@/components/history/import/import-words'
import type { KnownService } from '@/components/history/import/mapping-props'
import { Button } from '@/components/ui/button'
import { ErrorNote } from '@/components/ui/error-note'
import { LocalTime } from '@/components/ui/local-time'
import { problemsOf } from '@/lib/client/form-problems'
import { useForgetImport, useImportRun } from '@/lib/client/history/imports'
import { countWords } from '@/lib/domain/count-words'
import type { ImportRunDetail } from '@/lib/domain/import/import-run'
import { IMPORT_SOURCES } from '@/lib/domain/incident/values'

export interface ImportRunPageProps {
  initial: ImportRunDetail
  /** Those in use. */
  services: KnownService[]
}

/** One import: how its file is read, the try, the writing, and the report. */
export function ImportRunPage({ initial, services }: ImportRunPageProps) {
  const { data: run } = useImportRun(initial)
  const router = useRouter()
  const forget = useForgetImport(run.id)
  const problem = problemsOf(forget.error, {}).form
  const handleForget = () => forget.mutate(undefined, { onSuccess: () => router.push('/history/import' as Route) })
  return (
    <ImportFrame
      title={run.name || `From ${IMPORT_SOURCES[run.source]}`}
      description={
        <>
          {countWords(totalOf(run), 'incident')} from {IMPORT_SOURCES[run.source]}, brought by {run.by.name},{' '}
          <LocalTime at={run.createdAt} style="date-time" />.
        </>
      }
      back={{ path: '/history/import', label: 'Imports' }}
      actions={
        run.draft && (
          <Button variant="ghost" isLoading={forget.isPending} onClick={handleForget}>
            Forget this file
          </Button>
        )
      }
    >
      {problem && <ErrorNote title={problem} />}
      {run.draft ? (
        <ImportDraftForm run={run} draft={run.draft} services={services} />
      ) : (
        <>
          <ImportProgress run={run} />
          <ImportLines run={run} />
        </>
      )}
    </ImportFrame>
  )
}
