import { z } from 'zod'
import { channelSchema, URGENCIES } from '../on-call/channel'
import { whySchema } from '../on-call/escalation'
import { stageSchema } from '../on-call/escalation-policy'
import { refSchema } from './values'

const ofPage = { pageId: z.string(), person: refSchema }
const ofEscalation = { escalationId: z.string(), service: refSchema }

/** The payloads of what paging adds to a log; `eventPayloads` has them all. No address or number of anybody is in them. */
export const pagingPayloads = {
  'escalation.started': z.object({
    ...ofEscalation,
    /** Null: the service had none, and its team and the admins are asked. */
    policy: refSchema.nullable(),
    steps: z.number(),
    repeat: z.number(),
    because: z.enum(['alert', 'hand']),
    reason: z.string().nullable(),
  }),
  /** People are asked to come, all for one reason. */
  'pages.asked': z.object({
    pages: z.array(z.object(ofPage)),
    urgency: z.enum(URGENCIES),
    because: z.enum(['step', 'hand', 'mobilise']),
    /** In words, where somebody gave any. */
    reason: z.string().nullable(),
    /** The stage that asks, and what it told besides people: the hosts of addresses. */
    escalation: z
      .object({
        id: z.string(),
        service: refSchema,
        position: z.number(),
        lap: z.number(),
        stage: stageSchema,
        dueAt: z.string(),
        why: whySchema,
        webhooks: z.array(z.string()),
      })
      .nullable(),
    expiresAt: z.string(),
  }),
  /** Stages had nobody to ask: a gap in a rota, an empty team, people who left. */
  'escalation.skipped': z.object({ ...ofEscalation, stages: z.array(stageSchema) }),
  'page.attempted': z.object({
    ...ofPage,
    attemptId: z.string(),
    channel: channelSchema,
    outcome: z.enum(['sent', 'delivered', 'failed']),
    /** It was tried again after a stop in the middle, and may have arrived twice. */
    isPossiblyTwice: z.boolean(),
  }),
  'page.seen': z.object(ofPage),
  'page.acknowledged': z.object(ofPage),
  'page.accepted': z.object({ ...ofPage, etaMinutes: z.number(), arrivesAt: z.string() }),
  'page.declined': z.object({ ...ofPage, reason: z.string() }),
  /** Nothing reached them. */
  'page.failed': z.object({
    ...ofPage,
    why: z.enum(['no-method', 'all-failed', 'gone']),
    /** Who asked for it by hand. */
    askedBy: refSchema.nullable(),
  }),
  'pages.expired': z.object({
    pages: z.array(z.object(ofPage)),
    because: z.enum(['time', 'acknowledged', 'stopped', 'resolved']),
  }),
  'escalation.acknowledged': z.object({ ...ofEscalation, person: refSchema, until: z.string().nullable() }),
  'escalation.acknowledgement-expired': z.object({ ...ofEscalation, person: refSchema.nullable() }),
  /** `exhausted`: everybody was asked, and nobody answered. */
  'escalation.finished': z.object({
    ...ofEscalation,
    how: z.enum(['exhausted', 'stopped', 'resolved']),
    reason: z.string().nullable(),
  }),
} satisfies Record<string, z.ZodType>
