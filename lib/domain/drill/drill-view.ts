import { z } from 'zod'
import type { IncidentKind, Ref, Severity, Status } from '../incident/values'
import { textSchema } from '../text'
import type { Condition } from './condition'
import type { ReachedItem, StoodAdvice } from './debrief'
import type { stepKind } from './scenario'
import type { DrillRun } from './schedule'

/** What starting a drill needs. */
export const startDrillSchema = z.strictObject({
  commandId: z.uuid(),
  /** The key of a scenario. */
  scenario: z.string().max(60),
  /** For each part of the scenario the id of the service that plays it; those it names by key may be left out. */
  services: z.record(z.string().max(60), z.uuid()).default({}),
  /** Whom to invite, besides whoever starts it. */
  personIds: z.array(z.uuid()).max(50).default([]),
})
export type StartDrill = z.input<typeof startDrillSchema>

/** What whoever runs a drill can do to it. */
export const drillControlSchema = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('pause'), commandId: z.uuid() }),
  z.strictObject({ do: z.literal('resume'), commandId: z.uuid() }),
  /** Has the next step happen now; `index` says which one that is, so that a second press does nothing. */
  z.strictObject({ do: z.literal('inject'), commandId: z.uuid(), index: z.int().min(0).max(1000) }),
  z.strictObject({ do: z.literal('message'), commandId: z.uuid(), from: textSchema(80), text: textSchema(2000) }),
  z.strictObject({ do: z.literal('end'), commandId: z.uuid(), note: textSchema(2000).optional() }),
])
export type DrillControl = z.output<typeof drillControlSchema>

/** A new scenario: YAML, or an incident that it is made of. */
export const scenarioSourceSchema = z.strictObject({
  source: z.string().max(60_000, 'is longer than 60,000 characters'),
})
/** Another wording of the scenario that was read as this version. */
export const scenarioChangeSchema = scenarioSourceSchema.extend({ version: z.int().min(1) })
export type ScenarioChange = z.output<typeof scenarioChangeSchema>
export const newScenarioSchema = z.union([scenarioSourceSchema, z.strictObject({ fromIncident: z.string().max(60) })])

/** A scenario as lists show it: nothing of what is to come. */
export interface ScenarioSummary {
  key: string
  title: string
  briefing: string
  kind: IncidentKind
  severity: Severity
  services: { part: string; is: string; what: string }[]
  lengthMs: number
  /** Null for one that comes with the program. */
  own: { by: Ref; updatedAt: string; fromIncidentKey: string | null; isMine: boolean; version: number } | null
}

/** With its YAML. */
export type ScenarioDetail = ScenarioSummary & { source: string }

export interface DrillSummary {
  id: string
  incidentKey: string
  scenario: { key: string; title: string }
  state: DrillRun['state']
  startedAt: string
  by: Ref
  /** Whether the reader runs it. */
  isMine: boolean
}

export interface DrillStepView {
  kind: ReturnType<typeof stepKind>
  text: string
  /** In the drill's own time. */
  at: number
  /** What has happened, what is next, and what is to come. */
  state: 'done' | 'next' | 'coming'
  index: number
}

export interface ExpectationView {
  what: string
  done: Condition
  at: number
  metMs: number | null
}

/** A drill as whoever runs it sees it. */
export interface DrillView extends DrillSummary {
  incident: { id: string; key: string; title: string; status: Status }
  briefing: string
  services: { part: string; what: string; service: Ref }[]
  people: Ref[]
  run: DrillRun
  /** When it ends by itself, in its own time. */
  endsAt: number
  endsWhen: Condition[]
  steps: DrillStepView[]
  expectations: ExpectationView[]
}

/** An item of the first five minutes beside how it went before. */
export interface ComparedItem extends ReachedItem {
  /** In the last drill of the same scenario. */
  lastMs: number | null
  /** The middle of real incidents of the kind, and of how many. */
  real: { medianMs: number; n: number } | null
}

/** What a drill showed: about the room, never about one person. */
export interface DebriefView extends DrillSummary {
  lengthMs: number
  note: string | null
  items: ComparedItem[]
  expectations: ExpectationView[]
  advices: StoodAdvice[]
  last: { id: string; incidentKey: string; startedAt: string; lengthMs: number; advices: StoodAdvice[] } | null
  /** Real incidents of the kind that the reader may see. */
  real: { kind: IncidentKind; n: number }
}
