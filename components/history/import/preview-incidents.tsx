'use client'
import { useState } from 'react'
import type { KnownService } from '@/components/history/import/mapping-props'
import { SeverityChip } from '@/components/incidents/severity-chip'
import { Card } from '@/components/ui/card'
import { Chip } from '@/components/ui/chip'
import { LocalTime } from '@/components/ui/local-time'
import { SectionHeader } from '@/components/ui/section-header'
import { countWords } from '@/lib/domain/count-words'
import { foreignOf } from '@/lib/domain/import/csv-columns'
import { IMPORT_FIELDS } from '@/lib/domain/import/foreign-incident'
import type { ImportMapping } from '@/lib/domain/import/import-mapping'
import { type ImportDraft, type ImportRunView, rowOf } from '@/lib/domain/import/import-run'
import { type ImportPlan, type Planned, plannerOf } from '@/lib/domain/import/plan-incident'
import { instantNameSchema } from '@/lib/domain/incident/values'
import { isTimeZone } from '@/lib/domain/zoned-instant'

export interface PreviewIncidentsProps {
  draft: ImportDraft
  mapping: ImportMapping
  services: KnownService[]
  source: ImportRunView['source']
}

/** The first incidents of the file as they would be read now; what is wrong with one is named by its row and column. */
export function PreviewIncidents({ draft, mapping, services, source }: PreviewIncidentsProps) {
  const [now] = useState(() => new Date().toISOString())
  // A zone that is half typed is none yet.
  const usable = isTimeZone(mapping.timeZone) ? mapping : { ...mapping, timeZone: 'UTC' }
  const plan = plannerOf(usable, { services, now })
  const planned = draft.first.map((record, at) => ({ position: at + 1, one: plan(foreignOf(record, usable)) }))
  return (
    <section aria-labelledby="preview">
      <SectionHeader id="preview" title="The first of them, as they would be read" />
      <Card>
        <ol>
          {planned.map(({ position, one }) => (
            <li
              key={position}
              className="flex flex-wrap items-start gap-x-3 gap-y-1 border-line border-t px-4 py-3 first:border-t-0"
            >
              <span className="w-16 shrink-0 text-12 text-text-3 leading-5 tabular-nums">
                {rowOf(position, source)}
              </span>
              <div className="min-w-0 flex-1 basis-64">
                <Incident planned={one} services={services} />
                <Problems planned={one} columnOf={columnsBy(draft, mapping)} />
              </div>
              {one.kind === 'left-out' && <Chip tone="warning">Left out</Chip>}
            </li>
          ))}
        </ol>
      </Card>
    </section>
  )
}

function Incident({ planned, services }: { planned: Planned; services: KnownService[] }) {
  if (planned.kind === 'left-out') {
    return <p className="font-medium text-13 [overflow-wrap:anywhere]">{planned.title || 'No title'}</p>
  }
  const { plan } = planned
  const names = services.filter(({ id }) => plan.serviceIds.includes(id)).map(({ name }) => name)
  const notes = countWords(plan.notes.length, 'note')
  return (
    <>
      <p className="flex flex-wrap items-center gap-2 text-13">
        <SeverityChip severity={plan.severity} status="closed" />
        <b className="min-w-0 font-medium [overflow-wrap:anywhere]">{plan.title}</b>
      </p>
      <Instants plan={plan} />
      <p className="text-12 text-text-3 [overflow-wrap:anywhere]">
        {[names.join(', '), plan.notes.length > 0 && notes, `id there: ${plan.foreignId}`].filter(Boolean).join(' · ')}
      </p>
    </>
  )
}

/** With year and zone: a day that was taken for a month shows. */
function Instants({ plan: { instants } }: { plan: ImportPlan }) {
  const told = instantNameSchema.options
    .flatMap((name) => (instants[name] ? [{ name, at: instants[name] }] : []))
    .sort((left, right) => (left.at < right.at ? -1 : 1))
  return (
    <dl className="flex flex-wrap gap-x-4 text-12 text-text-2">
      {told.map(({ name, at }) => (
        <div key={name} className="flex gap-1">
          <dt className="text-text-3">{IMPORT_FIELDS[name]}</dt>
          <dd>
            <LocalTime at={at} style="full" />
          </dd>
        </div>
      ))}
    </dl>
  )
}

type ColumnOf = (field: keyof typeof IMPORT_FIELDS) => string

function columnsBy({ content }: ImportDraft, { columns }: ImportMapping): ColumnOf {
  return (field) => content.columns[columns.indexOf(field)]?.heading ?? IMPORT_FIELDS[field]
}

function Problems({ planned, columnOf }: { planned: Planned; columnOf: ColumnOf }) {
  if (planned.kind === 'left-out') return <p className="text-13 text-text-2">{planned.reason}</p>
  if (planned.remarks.length === 0) return null
  return (
    <ul className="mt-1 text-12 text-warning">
      {planned.remarks.map(({ field, message }) => (
        <li key={`${field} ${message}`}>
          Column “{columnOf(field)}”: {message}.
        </li>
      ))}
    </ul>
  )
}
