import { z } from 'zod'
import { COVERAGE, METRIC_NAMES, type MetricAnswer, type MetricName } from '@/lib/domain/metrics/metric'
import { jsonSchemaOf } from '@/lib/server/openapi/json-schema'
import { type Operation, ok, operation } from '@/lib/server/openapi/operation'
import { metricQuerySchema } from '@/lib/server/queries/metrics/get-metric'

/** What `data` has, metric by metric. */
const DATA: Record<MetricName, string> = {
  'incidents-per-week': 'incidents per week and severity, with the centre and the limits of their control chart',
  durations: 'for each time its spread, also by severity, what is missing, and a dot for each incident',
  'mitigated-within': 'the share that was mitigated within 5, 15, 30 and 60 minutes',
  'data-quality': 'which instants are missing or were written later',
  services: 'incidents by service, and where two services were hit together or depend on each other',
  factors: 'categories of cards over time',
  'repeat-factors': 'factors that were named again, those with unpaid preventions first',
  'time-in-severity': 'time in each severity and status',
  mitigations: 'what was proposed, tried and worked by kind, time to effect with its dots, and what came first',
  crutches: 'what is left in place, the oldest first',
  levers: 'every lever with its last use and its last rehearsal, and services without one',
  delivery: 'the four delivery measures, by week and by service, and the deploys that failed',
  'delivery-prevented': 'milliseconds without delivery per week, and the incidents they come from',
  reviews: 'reviews asked for and published by month, time to publication, and those that are overdue',
  preventions: 'preventions bought, paid and declined by month, those overdue, and repeats with an unpaid one',
  drills: 'drills by month, how many took part, and every lever with its last rehearsal',
}

const cellSchema = z
  .union([z.string(), z.number(), z.object({ key: z.string(), title: z.string() }), z.null()])
  .describe('Null is not known; an object is an incident.')

const answerSchema = z.object({
  name: z.enum(METRIC_NAMES),
  question: z.string(),
  definition: z.string().describe('What it counts and from where.'),
  sentence: z.string().describe('The answer in words.'),
  coverage: z.literal(COVERAGE),
  asOf: z.iso.datetime().describe('When it was computed.'),
  from: z.iso.datetime().nullable().describe('Incidents declared at or after this; null without a bound.'),
  to: z.iso.datetime().nullable().describe('Incidents declared before this.'),
  data: z.unknown().describe('What the chart is drawn from; its fields differ by metric. Durations are milliseconds.'),
  table: z.object({
    columns: z.array(
      z.object({
        key: z.string(),
        label: z.string(),
        kind: z.enum(['text', 'count', 'number', 'duration', 'share', 'instant', 'day', 'incident']),
      }),
    ),
    rows: z.array(z.array(cellSchema)),
  }),
}) satisfies z.ZodType<MetricAnswer>

export const metricOperations: Operation[] = [
  operation('GET /metrics/{name}', 'History', 'read', 'Reads a figure of history over the incidents you may see.', {
    id: 'get-metric',
    description: [
      'Without a period it is of the last 12 months. The filters are those of `GET /history/incidents`. With `format=csv` ' +
        'the answer is the table as a file (`text/csv`) with the same columns and rows: durations in milliseconds, shares ' +
        'from 0 to 1, empty where nothing is known.',
      'Names, and what their `data` has:',
      ...METRIC_NAMES.map((name) => `\`${name}\`: ${DATA[name]}.`),
    ].join('\n\n'),
    query: metricQuerySchema,
    answers: ok(jsonSchemaOf(answerSchema, 'output'), 'The figure, with its sentence and the table behind it.'),
  }),
]
