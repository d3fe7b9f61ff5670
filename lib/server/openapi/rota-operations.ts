import { z } from 'zod'
import { refSchema, severitySchema, statusSchema } from '@/lib/domain/incident/values'
import { rotationSchema, SEATS } from '@/lib/domain/on-call/rota'
import {
  coverAcceptanceSchema,
  FEED_KINDS,
  handOverAcceptanceSchema,
  handOverQuerySchema,
  newCoverOfferSchema,
  newCoverRequestSchema,
  newFeedSchema,
  newOverrideSchema,
  newRotaSchema,
  rotaChangeSchema,
  rotationChangeSchema,
  rotationPreviewSchema,
  shiftStretchSchema,
} from '@/lib/domain/on-call/rota-inputs'
import type {
  CoverRequestView,
  FeedView,
  HandOverView,
  MyShift,
  OverrideView,
  RotaDetail,
  RotaProblem,
  RotaSummary,
  ShiftView,
} from '@/lib/domain/on-call/rota-view'
import { crutchSchema } from '@/lib/server/openapi/answer-schemas'
import { jsonSchemaOf, listOf, objectOf } from '@/lib/server/openapi/json-schema'
import { bodyOf, done, made, madeOnce, type Operation, ok, operation } from '@/lib/server/openapi/operation'

const instant = z.iso.datetime()
const seat = z.enum(SEATS)
const span = { seat, from: instant, to: instant }

const override = z.object({
  ...span,
  id: z.guid(),
  person: refSchema,
  reason: z.string(),
  origin: z.enum(['override', 'taken', 'cover', 'swap']),
  by: refSchema,
}) satisfies z.ZodType<OverrideView>

const shift = z.object({
  ...span,
  person: refSchema.nullable().describe('Nobody is a gap.'),
  override: override.nullable().describe('What gives it, when it is nobody’s turn.'),
}) satisfies z.ZodType<ShiftView>

const myShift = shift.extend({
  rota: refSchema,
  with: refSchema.nullable().describe('Who has the other seat at its beginning.'),
}) satisfies z.ZodType<MyShift>

const coverRequest = z.object({
  ...span,
  id: z.guid(),
  rota: refSchema,
  person: refSchema,
  note: z.string(),
  state: z.enum(['open', 'accepted', 'withdrawn']),
  offers: z.array(z.object({ id: z.guid(), person: refSchema, inReturn: z.object(span).nullable(), note: z.string() })),
  createdAt: instant,
}) satisfies z.ZodType<CoverRequestView>

const summary = z.object({
  id: z.guid(),
  key: z.string(),
  name: z.string(),
  team: refSchema.nullable(),
  zone: z.string(),
  hasSecondary: z.boolean(),
  people: z.array(refSchema),
  now: z.array(
    z.object({
      seat,
      person: refSchema.nullable(),
      since: instant,
      until: instant,
      next: refSchema.nullable(),
      isAccepted: z.boolean().nullable().describe('Whether who is next accepted the hand-over; null while it is far.'),
    }),
  ),
  nextGap: z.object(span).nullable().describe('Within four weeks.'),
  isArchived: z.boolean(),
  problemCount: z.int().optional().describe('Only when `problems` was asked for.'),
}) satisfies z.ZodType<RotaSummary>

const problem = z.object({
  rule: z.string(),
  level: z.enum(['problem', 'warning']),
  message: z.string(),
}) satisfies z.ZodType<RotaProblem>

const detail = summary.extend({
  version: z.int(),
  rotation: rotationSchema,
  planned: z.object({ from: instant, rotation: rotationSchema }).nullable(),
  isEditable: z.boolean(),
  problems: z.array(problem),
  requests: z.array(coverRequest),
  changes: z.array(z.object({ number: z.int(), from: instant, by: refSchema, at: instant })),
}) satisfies z.ZodType<RotaDetail>

const incident = z.object({
  id: z.guid(),
  key: z.string(),
  title: z.string(),
  severity: severitySchema,
  status: statusSchema,
})

const handOver = z.object({
  rota: refSchema,
  seat,
  shift,
  outgoing: refSchema.nullable(),
  accepted: z.object({ by: refSchema, at: instant, note: z.string() }).nullable(),
  incidents: z.array(incident),
  crutches: z.array(crutchSchema),
  quiet: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(['silence', 'maintenance', 'snooze']),
      what: z.string(),
      reason: z.string().nullable(),
      byName: z.string(),
      until: instant,
      holding: z.int(),
    }),
  ),
  changes: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      service: refSchema.nullable(),
      at: instant,
      url: z.string().nullable(),
    }),
  ),
}) satisfies z.ZodType<HandOverView>

const feed = z.object({
  id: z.guid(),
  kind: z.enum(FEED_KINDS),
  subject: refSchema,
  createdAt: instant,
  lastReadAt: instant.nullable(),
}) satisfies z.ZodType<FeedView>

const answer = (name: string, schema: z.ZodType) => objectOf({ [name]: jsonSchemaOf(schema, 'output') })
const list = (name: string, schema: z.ZodType) => objectOf({ [name]: listOf(jsonSchemaOf(schema, 'output')) })

const ID = '7d2f7c0e-6f0f-4c57-9c52-0d3d3c2f1a10'
const PERSON = '0b9e6f6a-3d51-4c5e-9f0e-6a1c2d3e4f50'
const WEEK = { from: '2026-11-30T08:00:00.000Z', to: '2026-12-07T08:00:00.000Z' }
const ROTATION = {
  zone: 'Europe/Berlin',
  hasSecondary: true,
  layers: [
    {
      name: 'Week',
      participantIds: [PERSON],
      startsOn: '2026-11-30',
      handoverAt: '09:00',
      turn: { count: 1, unit: 'weeks' },
      windows: [],
    },
  ],
}

export const rotaOperations: Operation[] = [
  operation('GET /rotas', 'On call', 'read', 'Lists rotas by name, with who is on now.', {
    query: z.strictObject({ archived: z.boolean().default(false).describe('Archived ones too.') }),
    answers: ok(list('rotas', summary)),
  }),
  operation('POST /rotas', 'On call', 'respond', 'Adds a rota.', {
    description: 'For admins and the people of the team that owns it; for any responder when none does.',
    body: bodyOf(newRotaSchema, { key: 'checkout', name: 'Checkout', rotation: ROTATION }),
    answers: made(answer('rota', detail)),
  }),
  operation('POST /rotas/preview', 'On call', 'read', 'Shows the shifts of a rotation that nobody saved.', {
    description: 'And what is wrong with it. Nothing is saved.',
    body: bodyOf(rotationPreviewSchema, { rotation: ROTATION, ...WEEK }),
    answers: ok(
      objectOf({
        shifts: listOf(jsonSchemaOf(shift, 'output')),
        problems: listOf(jsonSchemaOf(problem, 'output')),
      }),
    ),
  }),
  operation('GET /rotas/{id}', 'On call', 'read', 'Reads a rota, with what is wrong with it.', {
    description: 'By its id or its key, here and below.',
    answers: ok(answer('rota', detail)),
  }),
  operation(
    'PATCH /rotas/{id}',
    'On call',
    'respond',
    'Changes the name, the key or the team of a rota, or archives it.',
    {
      description: '`version` is the one that was read; `conflict` when somebody changed it meanwhile.',
      body: bodyOf(rotaChangeSchema, { version: 1, name: 'Checkout' }),
      answers: ok(answer('rota', detail)),
    },
  ),
  operation('PUT /rotas/{id}/rotation', 'On call', 'respond', 'Has another rotation hold, from now or from later on.', {
    description: 'What was is never changed. One that was planned and has not begun is replaced.',
    body: bodyOf(rotationChangeSchema, { version: 1, rotation: ROTATION, from: WEEK.from }),
    answers: ok(answer('rota', detail)),
  }),
  operation('GET /rotas/{id}/shifts', 'On call', 'read', 'Lists who has which seat when, and when nobody has.', {
    description: 'At most 400 days, cut at both ends.',
    query: shiftStretchSchema,
    answers: ok(list('shifts', shift)),
  }),
  operation('POST /rotas/{id}/overrides', 'On call', 'respond', 'Gives a seat to somebody for a while.', {
    description: 'From now on at the earliest, for at most 180 days. The same `id` again is the same override.',
    body: bodyOf(newOverrideSchema, { id: ID, seat: 'primary', personId: PERSON, ...WEEK, reason: 'Holiday' }),
    answers: madeOnce(answer('override', override)),
  }),
  operation('DELETE /rotas/{id}/overrides/{overrideId}', 'On call', 'respond', 'Takes an override away.', {
    description: 'One that has begun ends now; what was stays.',
    answers: done,
  }),
  operation('POST /rotas/{id}/cover-requests', 'On call', 'respond', 'Asks who can cover a shift of yours.', {
    description: 'Or a part of it. The other people of the rota are told by mail.',
    body: bodyOf(newCoverRequestSchema, { id: ID, seat: 'primary', ...WEEK, note: 'My daughter plays in a concert' }),
    answers: madeOnce(answer('request', coverRequest)),
  }),
  operation('POST /cover-requests/{id}/offers', 'On call', 'respond', 'Offers to cover, or to swap.', {
    description: 'With `inReturn`, a shift of yours, it is a swap. Your second offer takes the place of your first.',
    body: bodyOf(newCoverOfferSchema, { id: ID, note: 'Gladly' }),
    answers: madeOnce(answer('request', coverRequest)),
  }),
  operation('POST /cover-requests/{id}/accept', 'On call', 'respond', 'Takes an offer: the shifts pass at once.', {
    description: '`conflict` when one of the shifts is not as it was.',
    body: bodyOf(coverAcceptanceSchema, { offerId: ID }),
    answers: ok(answer('request', coverRequest)),
  }),
  operation(
    'POST /cover-requests/{id}/withdraw',
    'On call',
    'respond',
    'Takes back your request, or your offer to it.',
    {
      answers: ok(answer('request', coverRequest)),
    },
  ),
  operation('GET /shifts', 'On call', 'read', 'Lists your shifts in all rotas.', {
    query: shiftStretchSchema,
    answers: ok(list('shifts', myShift)),
  }),
  operation('GET /rotas/{id}/hand-over', 'On call', 'read', 'Reads what who comes on has to know.', {
    description: 'Of the shift that begins soon, else of the one that began last. Only incidents that you may see.',
    query: handOverQuerySchema,
    answers: ok(answer('handOver', handOver)),
  }),
  operation('POST /rotas/{id}/hand-over/accept', 'On call', 'respond', 'Accepts the hand-over of a shift of yours.', {
    body: bodyOf(handOverAcceptanceSchema, { seat: 'primary', shiftFrom: WEEK.from, note: 'Read it, thanks' }),
    answers: ok(answer('handOver', handOver)),
  }),
  operation('GET /calendar-feeds', 'On call', 'read', 'Lists your calendars, without their addresses.', {
    answers: ok(list('feeds', feed)),
  }),
  operation('POST /calendar-feeds', 'On call', 'own', 'Makes the address of a calendar; it is shown once.', {
    description: 'Of your own shifts, or of a rota or a team. Whoever has the address can read it, until you end it.',
    body: bodyOf(newFeedSchema, { kind: 'person' }),
    answers: made(objectOf({ feed: jsonSchemaOf(feed, 'output'), url: { type: 'string', format: 'uri' } })),
  }),
  operation('DELETE /calendar-feeds/{id}', 'On call', 'own', 'Ends the address of a calendar.', { answers: done }),
]
