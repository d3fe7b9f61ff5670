'use client'
import { numberText, totalOf } from '@/components/history/import/import-words'
import { ProgressBar } from '@/components/history/import/progress-bar'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { ErrorNote } from '@/components/ui/error-note'
import { LocalTime } from '@/components/ui/local-time'
import { problemsOf } from '@/lib/client/form-problems'
import { useImportChange } from '@/lib/client/history/imports'
import { countWords } from '@/lib/domain/count-words'
import type { ImportRunView } from '@/lib/domain/import/import-run'

/** How far an import is, with the button that stops it or lets it go on. */
export function ImportProgress({ run }: { run: ImportRunView }) {
  const change = useImportChange(run.id)
  const problem = problemsOf(change.error, {}).form
  const total = totalOf(run)
  const dealtWith = total - run.counts.waiting
  const isRunning = run.state === 'running'
  return (
    <Card className="flex flex-col gap-3 p-4">
      {problem && <ErrorNote title={problem} />}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <p className="min-w-0 flex-1 basis-56 text-14" aria-live="polite">
          <b className="font-semibold">{TITLES[run.state]}</b> <Outcome run={run} />
        </p>
        {isRunning && (
          <Button size="md" isLoading={change.isPending} onClick={() => change.mutate({ kind: 'stop' })}>
            Stop
          </Button>
        )}
        {run.state === 'stopped' && (
          <Button
            size="md"
            variant="primary"
            isLoading={change.isPending}
            onClick={() => change.mutate({ kind: 'run' })}
          >
            Go on
          </Button>
        )}
      </div>
      {run.state !== 'done' && (
        <>
          <ProgressBar label="Incidents dealt with" value={total === 0 ? 0 : dealtWith / total} />
          <p className="text-12 text-text-3">
            {numberText(dealtWith)} of {countWords(total, 'incident')}.{' '}
            {isRunning
              ? 'You may leave: it goes on by itself, also after a restart.'
              : 'What is written stays. It goes on where it was.'}
          </p>
        </>
      )}
    </Card>
  )
}

const TITLES = {
  uploaded: 'Not begun.',
  ready: 'Tried.',
  running: 'Writing.',
  stopped: 'Stopped.',
  done: 'Done.',
} satisfies Record<ImportRunView['state'], string>

function Outcome({ run: { counts, remarked, finishedAt } }: { run: ImportRunView }) {
  return (
    <span className="text-text-2">
      {numberText(counts.written)} written{remarked > 0 && ` (${numberText(remarked)} with a remark)`},{' '}
      {numberText(counts.known)} known already, {numberText(counts['left-out'])} left out.
      {finishedAt && (
        <>
          {' '}
          <LocalTime at={finishedAt} style="date-time" />
        </>
      )}
    </span>
  )
}
