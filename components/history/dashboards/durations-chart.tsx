'use client'
import { useState } from 'react'
import { DotMark, HollowMark, Legend, LineMark } from '@/components/history/charts/legend'
import { StripPlot } from '@/components/history/charts/strip-plot'
import type { StripRow } from '@/components/history/charts/strip-rows'
import type { ChartProps, MetricView } from '@/components/history/dashboards/metric-view'
import { incidentPath } from '@/components/incidents/incident-path'
import { Segmented } from '@/components/ui/segmented'
import { Select } from '@/components/ui/select'
import { countWords } from '@/lib/domain/count-words'
import { severitySchema } from '@/lib/domain/incident/values'
import {
  DURATION_NAMES,
  DURATIONS,
  type DurationName,
  type DurationRow,
  type Durations,
} from '@/lib/domain/metrics/durations'
import { durationWords, nWords } from '@/lib/domain/metrics/words'

/** Without “Time to”. */
const shortName = (name: DurationName): string => {
  const words = DURATIONS[name].label.replace('Time to ', '')
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`
}

const OPTIONS = DURATION_NAMES.map((value) => ({ value, label: shortName(value), hint: DURATIONS[value].label }))

const rowsOf = ({ dots, bySeverity }: DurationRow): StripRow[] =>
  severitySchema.options.map((severity) => ({
    id: severity,
    label: severity.toUpperCase(),
    spread: bySeverity[severity],
    dots: dots
      .filter((dot) => dot.severity === severity)
      .map(({ key, title, ms, isFallback }) => ({
        id: key,
        label: `${key} ${title}: ${durationWords(ms)}${isFallback ? ', timed from the declaration' : ''}`,
        href: incidentPath(key),
        ms,
        isHollow: isFallback,
      })),
  }))

/** What is said below the dots: of how many, and which are missing. */
function notesOf({ n, median, missing, isSampled, dots }: DurationRow, name: DurationName): string {
  const known = median === null ? 'none is known.' : `half within ${durationWords(median)} (${nWords(n)}).`
  const lacking = missing === 0 ? '' : ` Not known of ${countWords(missing, 'incident')}.`
  const sample = isSampled ? ` ${dots.length.toLocaleString('en-GB')} of ${n.toLocaleString('en-GB')} are drawn.` : ''
  return `${DURATIONS[name].label}: ${known}${lacking}${sample}`
}

/** The six times of incidents, one at a time, a row for each severity. */
function DurationsChart({ data }: ChartProps<Durations>) {
  const [name, setName] = useState<DurationName>('mitigate')
  const row = data.rows[name]
  return (
    <div className="flex flex-1 flex-col gap-3">
      <div className="print:hidden">
        <div className="@max-xl:hidden">
          <Segmented label="Which time" value={name} options={OPTIONS} onValueChange={setName} />
        </div>
        <Select
          aria-label="Which time"
          className="@xl:hidden!"
          value={name}
          onChange={({ target }) => setName(target.value as DurationName)}
        >
          {OPTIONS.map(({ value, hint }) => (
            <option key={value} value={value}>
              {hint}
            </option>
          ))}
        </Select>
      </div>
      <StripPlot label={`${DURATIONS[name].label} by severity, on a logarithmic axis.`} rows={rowsOf(row)} />
      <div className="mt-auto flex flex-col gap-1">
        <p className="text-12 text-text-2" aria-live="polite">
          {notesOf(row, name)}
        </p>
        <Legend
          items={[
            { mark: <DotMark />, label: 'one incident' },
            ...(name === 'mitigate' ? [{ mark: <HollowMark />, label: 'timed from the declaration' }] : []),
            { mark: <LineMark />, label: 'median' },
            { mark: <LineMark dash="1.5 3.5" />, label: 'p75, p90' },
          ]}
        />
      </div>
    </div>
  )
}

export const durationsView: MetricView<Durations> = {
  Chart: DurationsChart,
  isEmpty: ({ rows }) => DURATION_NAMES.every((name) => rows[name].n === 0),
  empty: {
    title: 'No time is known',
    advice: 'Times come from the instants of incidents. Choose a longer period, or set what is missing in a room.',
  },
  isPart: true,
}
