import { z } from 'zod'
import { changeRefSchema } from '../change/change'
import { blastRadiusSchema } from './blast-radius'
import { leverKindSchema } from './lever'
import { mitigationKindSchema, mitigationResultSchema, mitigationStateSchema } from './mitigation'
import { refSchema } from './values'

const evidence = z.object({ text: z.string(), url: z.string().optional() })
const aboutMitigation = { mitigationId: z.string(), title: z.string() }
const aboutAction = { ...aboutMitigation, actionId: z.string() }
const scenario = z.object({ key: z.string(), title: z.string() })

export const audienceSchema = z.enum(['internal', 'executives', 'customers'])
export type Audience = z.infer<typeof audienceSchema>

export const checkInSchema = z.enum(['working', 'stuck', 'stepped-away'])
export type CheckIn = z.infer<typeof checkInSchema>

/** The payloads of what the procedure adds to a log; `eventPayloads` has them all. */
export const procedurePayloads = {
  'incident.confirmed': z.object({ how: z.string() }),
  'checklist.item-reached': z.object({ itemId: z.string(), title: z.string() }),
  'blast-radius.revised': blastRadiusSchema,
  'lever.waived': z.object({ service: refSchema, lever: leverKindSchema, reason: z.string() }),

  'mitigation.proposed': z.object({
    ...aboutMitigation,
    kind: mitigationKindSchema,
    service: refSchema.nullable(),
    target: z.string().nullable(),
    lever: leverKindSchema.nullable(),
    owner: refSchema,
    why: z.string(),
    expected: z.string(),
    checkMinutes: z.number(),
    reversible: z.boolean(),
    change: changeRefSchema.nullable(),
  }),
  'mitigation.reassigned': z.object({ ...aboutMitigation, from: refSchema, to: refSchema }),
  /** Somebody has their hands on it; `checkAt` is when its effect should show. */
  'mitigation.started': z.object({ ...aboutMitigation, checkAt: z.string() }),
  /** It is done, and its effect is watched for. */
  'mitigation.watching': z.object({ ...aboutMitigation, checkAt: z.string() }),
  'mitigation.check-moved': z.object({ ...aboutMitigation, checkAt: z.string() }),
  /** The time has come, and nobody has said whether it worked. */
  'mitigation.check-asked': z.object({ ...aboutMitigation, of: refSchema, as: z.enum(['owner', 'commander']) }),
  'mitigation.judged': z.object({
    ...aboutMitigation,
    from: mitigationStateSchema,
    result: mitigationResultSchema,
    evidence: evidence.nullable(),
    /** Set when it stays in place and has to be undone one day. */
    crutch: z.object({ expiresAt: z.string() }).nullable(),
  }),
  'mitigation.reverted': z.object({ ...aboutMitigation, from: mitigationStateSchema, note: z.string().nullable() }),
  'mitigation.abandoned': z.object({ ...aboutMitigation, from: mitigationStateSchema, reason: z.string() }),
  'crutch.extended': z.object({ ...aboutMitigation, expiresAt: z.string(), reason: z.string() }),
  /** `teamId` is the team that owns the service then. */
  'crutch.expired': z.object({
    ...aboutMitigation,
    service: refSchema.nullable(),
    owner: refSchema,
    teamId: z.string().nullable(),
  }),
  'crutch.settled': z.object({ ...aboutMitigation, as: z.enum(['undone', 'permanent']), note: z.string() }),

  'action.requested': z.object({ ...aboutAction, method: z.string(), url: z.string() }),
  /** Committed before anything leaves: after a crash this is all that is known. */
  'action.sending': z.object(aboutAction),
  'action.answered': z.object({
    ...aboutAction,
    status: z.number(),
    isOk: z.boolean(),
    durationMs: z.number(),
    body: z.string(),
  }),
  /** Nothing left this machine, or nobody was there to take it. */
  'action.not-sent': z.object({ ...aboutAction, reason: z.string() }),
  'action.unknown': z.object({ ...aboutAction, reason: z.string() }),

  /** A change arrived on an affected service, or one it depends on, while the incident runs. */
  'change.noticed': z.object({ change: changeRefSchema, isUnannounced: z.boolean() }),
  'change.claimed': z.object({
    changeId: z.string(),
    title: z.string(),
    person: refSchema,
    note: z.string().nullable(),
  }),
  'change.ruled-out': z.object({ changeId: z.string(), title: z.string(), because: z.string() }),
  'change.ruled-in': z.object({ changeId: z.string(), title: z.string() }),

  /** `until` null: for good, with a reason. */
  'advice.put-off': z.object({
    adviceId: z.string(),
    rule: z.string(),
    sentence: z.string(),
    until: z.string().nullable(),
    reason: z.string().nullable(),
  }),
  'participant.checked-in': z.object({ person: refSchema, answer: checkInSchema, on: z.string().nullable() }),

  'update.sent': z.object({
    updateId: z.string(),
    /** 1 for the first of its incident. */
    number: z.number(),
    audience: audienceSchema,
    subject: z.string(),
    text: z.string(),
    nextDueAt: z.string().nullable(),
  }),

  'drill.began': z.object({
    drillId: z.string(),
    scenario,
    /** Who runs it, and whom they invited. */
    by: refSchema.optional(),
    people: z.array(refSchema).optional(),
  }),
  'drill.paused': z.object({ drillId: z.string() }),
  'drill.resumed': z.object({ drillId: z.string() }),
  'drill.ended': z.object({ drillId: z.string(), note: z.string().nullable() }),
  /** What a simulated person says. */
  'drill.message': z.object({ drillId: z.string(), from: z.string(), text: z.string() }),
} satisfies Record<string, z.ZodType>
