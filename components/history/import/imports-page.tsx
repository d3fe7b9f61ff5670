'use client'
import type { Route } from 'next'
import { ChooseFile } from '@/components/history/import/choose-file'
import { ImportFrame } from '@/components/history/import/import-frame'
import { numberText, STATE_WORDS, totalOf } from '@/components/history/import/import-words'
import { Card } from '@/components/ui/card'
import { Chip } from '@/components/ui/chip'
import { EmptyState } from '@/components/ui/empty-state'
import { Link } from '@/components/ui/link'
import { LocalTime } from '@/components/ui/local-time'
import { SectionHeader } from '@/components/ui/section-header'
import { useImports } from '@/lib/client/history/imports'
import { countWords } from '@/lib/domain/count-words'
import type { ImportRunView } from '@/lib/domain/import/import-run'
import { IMPORT_SOURCES } from '@/lib/domain/incident/values'

/** Brings past incidents along: a new file, and what was imported so far. For admins. */
export function ImportsPage({ initial }: { initial: ImportRunView[] }) {
  const { data: imports } = useImports(initial)
  return (
    <ImportFrame
      title="Import past incidents"
      description="They count in the figures, are found, and are marked as written later. Only incidents that are over."
      back={{ path: '/history', label: 'History' }}
    >
      <ChooseFile />
      <section aria-labelledby="imports">
        <SectionHeader id="imports" title="Imports so far" count={imports.length} />
        <Card>
          {imports.length === 0 ? (
            <EmptyState title="Nothing imported yet">
              A file is tried first: you see what would become of each incident before any is written.
            </EmptyState>
          ) : (
            <ul>
              {imports.map((run) => (
                <ImportItem key={run.id} run={run} />
              ))}
            </ul>
          )}
        </Card>
      </section>
    </ImportFrame>
  )
}

const tones = { uploaded: 'line', ready: 'line', running: 'accent', stopped: 'warning', done: 'neutral' } as const

function ImportItem({ run }: { run: ImportRunView }) {
  const { id, name, source, state, by, createdAt } = run
  return (
    <li className="border-line border-t first:border-t-0">
      <Link
        href={`/history/import/${id}` as Route}
        className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-3 hover:bg-hover focus-visible:-outline-offset-2"
      >
        <span className="min-w-0 flex-1 basis-56">
          <b className="block font-semibold text-14 [overflow-wrap:anywhere]">
            {name || `From ${IMPORT_SOURCES[source]}`}
          </b>
          <span className="block text-12 text-text-2">
            {by.name}, <LocalTime at={createdAt} style="date-time" />. {outcomeOf(run)}
          </span>
        </span>
        <Chip tone={tones[state]}>{STATE_WORDS[state]}</Chip>
      </Link>
    </li>
  )
}

function outcomeOf(run: ImportRunView): string {
  const { counts, state } = run
  if (state === 'uploaded') return `${countWords(totalOf(run), 'incident')}.`
  const planned =
    state === 'ready' ? `${numberText(counts.waiting)} to be written` : `${numberText(counts.written)} written`
  return `${planned}, ${numberText(counts.known)} known already, ${numberText(counts['left-out'])} left out.`
}
