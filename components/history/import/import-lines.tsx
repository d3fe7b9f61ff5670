'use client'
import { Download } from 'lucide-react'
import { useState } from 'react'
import { ITEM_WORDS, numberText } from '@/components/history/import/import-words'
import { incidentPath } from '@/components/incidents/incident-path'
import { Button } from '@/components/ui/button'
import { buttonClass } from '@/components/ui/button-class'
import { Card } from '@/components/ui/card'
import { Chip } from '@/components/ui/chip'
import { EmptyState } from '@/components/ui/empty-state'
import { ErrorNote } from '@/components/ui/error-note'
import { Link } from '@/components/ui/link'
import { SectionHeader } from '@/components/ui/section-header'
import { Segmented } from '@/components/ui/segmented'
import { Skeleton } from '@/components/ui/skeleton'
import { importReportPath, useImportLines } from '@/lib/client/history/imports'
import { type ImportLine, type ImportRunView, importItemStateSchema, rowOf } from '@/lib/domain/import/import-run'

type Shown = 'all' | 'remarked' | ImportLine['state']

/** What became, or would become, of each incident of the file, and why. */
export function ImportLines({ run }: { run: ImportRunView }) {
  const [shown, setShown] = useState<Shown>(run.counts['left-out'] > 0 ? 'left-out' : 'all')
  const query = { state: shown === 'all' || shown === 'remarked' ? null : shown, remarked: shown === 'remarked' }
  // While it is written a report of each second would be too much: it is read when the state changes.
  const settled = run.state === 'running' ? 'running' : JSON.stringify(run.counts)
  const lines = useImportLines(run.id, query, settled)
  const all = lines.data?.pages.flatMap((page) => page.lines)
  return (
    <section aria-labelledby="report">
      <SectionHeader
        id="report"
        title="Report"
        aside={
          <a href={importReportPath(run.id)} download className={buttonClass()}>
            <Download aria-hidden size={14} strokeWidth={1.75} />
            CSV
          </a>
        }
      />
      <div className="flex flex-col gap-3">
        <div className="scroll-thin overflow-x-auto">
          <Segmented label="Lines shown" value={shown} options={optionsOf(run)} onValueChange={setShown} />
        </div>
        {lines.error && <ErrorNote title="The report could not be read." />}
        <Card aria-busy={!all}>
          {!all && !lines.error && <Skeleton className="m-4 h-24" />}
          {all?.length === 0 && <EmptyState title="Nothing here" />}
          {all && all.length > 0 && (
            <ul>
              {all.map((line) => (
                <Line key={line.position} line={line} source={run.source} />
              ))}
            </ul>
          )}
        </Card>
        {lines.hasNextPage && (
          <Button className="self-center" isLoading={lines.isFetchingNextPage} onClick={() => lines.fetchNextPage()}>
            Show more
          </Button>
        )}
      </div>
    </section>
  )
}

function optionsOf({ counts, remarked }: ImportRunView): { value: Shown; label: string }[] {
  const states = importItemStateSchema.options.filter((state) => counts[state] > 0)
  return [
    { value: 'all', label: 'All' },
    ...states.map((state) => ({ value: state, label: `${ITEM_WORDS[state]} ${numberText(counts[state])}` })),
    ...(remarked > 0 ? [{ value: 'remarked' as const, label: `With a remark ${numberText(remarked)}` }] : []),
  ]
}

const tones = { waiting: 'line', written: 'verified', known: 'neutral', 'left-out': 'warning' } as const

function Line({ line, source }: { line: ImportLine; source: ImportRunView['source'] }) {
  const { position, title, foreignId, state, reason, remarks, incidentKey } = line
  return (
    <li className="flex flex-wrap items-start gap-x-3 gap-y-1 border-line border-t px-4 py-2.5 text-13 first:border-t-0">
      <span className="w-20 shrink-0 text-12 text-text-3 leading-5 tabular-nums max-sm:grow">
        {rowOf(position, source)}
      </span>
      <div className="min-w-0 flex-1 basis-56 [overflow-wrap:anywhere] max-sm:order-1 max-sm:basis-full">
        <p>
          <b className="font-medium">{title || 'No title'}</b>
          {foreignId && <span className="mono text-12 text-text-3"> {foreignId}</span>}
        </p>
        {reason && <p className="text-text-2">{reason}</p>}
        {remarks.length > 0 && (
          <ul className="text-12 text-text-2">
            {remarks.map((remark) => (
              <li key={remark}>{remark}</li>
            ))}
          </ul>
        )}
      </div>
      {incidentKey && (
        <Link
          href={incidentPath(incidentKey)}
          className="mono inline-flex min-h-6 items-center text-12 text-accent hover:underline max-md:min-h-11"
        >
          {incidentKey}
        </Link>
      )}
      <Chip tone={tones[state]}>{ITEM_WORDS[state]}</Chip>
    </li>
  )
}
