import { z } from 'zod'
import { conditionSchema } from '@/lib/domain/drill/condition'
import {
  type DebriefView,
  type DrillSummary,
  type DrillView,
  drillControlSchema,
  newScenarioSchema,
  type ScenarioDetail,
  type ScenarioSummary,
  scenarioChangeSchema,
  startDrillSchema,
} from '@/lib/domain/drill/drill-view'
import { incidentKindSchema, refSchema, severitySchema, statusSchema } from '@/lib/domain/incident/values'
import { jsonSchemaOf, listOf, objectOf } from '@/lib/server/openapi/json-schema'
import { bodyOf, done, made, type Operation, ok, operation } from '@/lib/server/openapi/operation'

const instant = z.iso.datetime()
const milliseconds = z.int().describe('In the drill’s own time: from its start, pauses left out.')
const state = z.enum(['running', 'paused', 'ended'])

const summary = z.object({
  id: z.guid(),
  incidentKey: z.string(),
  scenario: z.object({ key: z.string(), title: z.string() }),
  state,
  startedAt: instant,
  by: refSchema,
  isMine: z.boolean().describe('Whether you run it.'),
}) satisfies z.ZodType<DrillSummary>

const expectation = z.object({
  what: z.string(),
  done: conditionSchema,
  at: milliseconds,
  metMs: milliseconds.nullable(),
})

const drill = summary.extend({
  incident: z.object({ id: z.guid(), key: z.string(), title: z.string(), status: statusSchema }),
  briefing: z.string(),
  services: z.array(z.object({ part: z.string(), what: z.string(), service: refSchema })),
  people: z.array(refSchema),
  run: z.object({
    state,
    startedAt: z.int(),
    pausedAt: z.int().nullable(),
    pausedMs: z.int(),
    stepsDone: z.int(),
  }),
  endsAt: milliseconds,
  endsWhen: z.array(conditionSchema),
  steps: z.array(
    z.object({
      kind: z.enum(['alert', 'resolve', 'change', 'message', 'expect']),
      text: z.string(),
      at: milliseconds,
      state: z.enum(['done', 'next', 'coming']),
      index: z.int(),
    }),
  ),
  expectations: z.array(expectation),
}) satisfies z.ZodType<DrillView>

const advice = z.object({ sentence: z.string(), stoodMs: milliseconds, times: z.int() })

const debrief = summary.extend({
  lengthMs: milliseconds,
  note: z.string().nullable(),
  items: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      afterMs: milliseconds.nullable(),
      lastMs: milliseconds.nullable(),
      real: z.object({ medianMs: z.int(), n: z.int() }).nullable(),
    }),
  ),
  expectations: z.array(expectation),
  advices: z.array(advice),
  last: z
    .object({
      id: z.guid(),
      incidentKey: z.string(),
      startedAt: instant,
      lengthMs: milliseconds,
      advices: z.array(advice),
    })
    .nullable(),
  real: z.object({ kind: incidentKindSchema, n: z.int() }),
}) satisfies z.ZodType<DebriefView>

const scenarioSummary = z.object({
  key: z.string(),
  title: z.string(),
  briefing: z.string(),
  kind: incidentKindSchema,
  severity: severitySchema,
  services: z.array(z.object({ part: z.string(), is: z.string(), what: z.string() })),
  lengthMs: z.int(),
  own: z
    .object({
      by: refSchema,
      updatedAt: instant,
      fromIncidentKey: z.string().nullable(),
      isMine: z.boolean(),
      version: z.int(),
    })
    .nullable(),
}) satisfies z.ZodType<ScenarioSummary>

const scenarioDetail = scenarioSummary.extend({ source: z.string() }) satisfies z.ZodType<ScenarioDetail>

const answer = (name: string, schema: z.ZodType) => objectOf({ [name]: jsonSchemaOf(schema, 'output') })
const list = (name: string, schema: z.ZodType) => objectOf({ [name]: listOf(jsonSchemaOf(schema, 'output')) })

const YAML = 'The source is YAML; what is wrong with it is named with its line and its field.'

export const drillOperations: Operation[] = [
  operation('GET /drills', 'Drills', 'read', 'Lists drills, the latest first.', {
    answers: ok(list('drills', summary)),
  }),
  operation('POST /drills', 'Drills', 'respond', 'Starts a drill.', {
    description:
      'Declares an incident of kind drill and plays the scenario into it. Only people who agreed to it can be invited.',
    body: bodyOf(startDrillSchema, { commandId: '7d2f7c0e-6f0f-4c57-9c52-0d3d3c2f1a10', scenario: 'bad-deploy' }),
    answers: made(
      objectOf({
        id: { type: 'string', format: 'uuid' },
        incident: jsonSchemaOf(z.object({ id: z.guid(), key: z.string(), title: z.string() }), 'output'),
      }),
    ),
  }),
  operation('GET /drills/{id}', 'Drills', 'respond', 'Reads a drill with what is still to come.', {
    description: 'For who started it, and admins. For everybody else, those who take part among them, there is none.',
    answers: ok(answer('drill', drill)),
  }),
  operation(
    'POST /drills/{id}/control',
    'Drills',
    'respond',
    'Pauses a drill, goes on, has something happen, ends it.',
    {
      body: bodyOf(drillControlSchema, { do: 'pause', commandId: '7d2f7c0e-6f0f-4c57-9c52-0d3d3c2f1a11' }),
      answers: ok(answer('drill', drill)),
    },
  ),
  operation('GET /drills/{id}/debrief', 'Drills', 'read', 'Reads what a drill showed, once it is over.', {
    answers: ok(answer('debrief', debrief)),
  }),
  operation('GET /scenarios', 'Drills', 'respond', 'Lists scenarios: the library, then those written here.', {
    answers: ok(list('scenarios', scenarioSummary)),
  }),
  operation('POST /scenarios', 'Drills', 'respond', 'Keeps a scenario, or makes one of an incident.', {
    description: YAML,
    body: bodyOf(newScenarioSchema, { fromIncident: 'INC-42' }),
    answers: made(answer('scenario', scenarioDetail)),
  }),
  operation('GET /scenarios/{key}', 'Drills', 'respond', 'Reads a scenario with its YAML.', {
    description: 'For those who take part in a drill of it there is none.',
    answers: ok(answer('scenario', scenarioDetail)),
  }),
  operation('PUT /scenarios/{key}', 'Drills', 'respond', 'Writes a scenario anew.', {
    description: `For who wrote it, and admins. Changed since \`version\` was read, it is \`conflict\`. ${YAML}`,
    body: bodyOf(scenarioChangeSchema),
    answers: ok(answer('scenario', scenarioDetail)),
  }),
  operation('DELETE /scenarios/{key}', 'Drills', 'respond', 'Deletes a scenario.', { answers: done }),
]
