import fc from 'fast-check'
import { type Actor, SYSTEM_ACTOR } from '@/lib/domain/actor'
import { isAppError } from '@/lib/domain/errors'
import { confidenceSchema, trendSchema } from '@/lib/domain/incident/blast-radius'
import { commands } from '@/lib/domain/incident/commands/registry'
import { leverKindSchema } from '@/lib/domain/incident/lever'
import { mitigationKindSchema, mitigationResultSchema } from '@/lib/domain/incident/mitigation'
import { audienceSchema } from '@/lib/domain/incident/procedure-payloads'
import { reviewAnswerSchema } from '@/lib/domain/incident/review'
import {
  detectedBySchema,
  entryKindSchema,
  roleSchema,
  severitySchema,
  singleRoleSchema,
  statusSchema,
  verdictSchema,
} from '@/lib/domain/incident/values'
import { aim } from '@/lib/testing/aim-command'
import {
  type InMemoryIncident,
  integration,
  orphan,
  payments,
  paymentsTeam,
  people,
  uuid,
} from '@/lib/testing/in-memory-incident'
import { pagingInputs } from '@/lib/testing/random-pages'

/** A command of a random sequence. `pick` chooses among what the room holds when its turn comes. */
export interface Step {
  actor: Actor
  name: string
  input: object
  when: { afterMs: number; ageMs: number }
  pick: number
}

const oneOf = <T>(...items: readonly T[]) => fc.constantFrom(...items)
const long = 'The pool is exhausted since the deploy of 03:05, checkout answers 500 to one in four. '.repeat(4)
const words = fc
  .oneof(fc.string({ minLength: 1, maxLength: 60, unit: 'grapheme' }), fc.constant(long))
  .filter((text) => text.trim() !== '' && text.isWellFormed() && !text.includes('\u0000'))

const short = words.map((text) => text.trim().slice(0, 100).toWellFormed()).filter((text) => text.trim() !== '')

const personId = fc.integer({ min: 1, max: 7 }).map(uuid)
const changeId = fc.integer({ min: 800, max: 803 }).map(uuid)
const helpId = fc.integer({ min: 600, max: 605 }).map(uuid)
const declaredAt = Date.parse('2026-03-02T03:12:00Z')
const instant = fc.integer({ min: -40, max: 40 }).map((n) => new Date(declaredAt + n * 90_000).toISOString())
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined })
/** With it the words of the second of two become a note. */
const noteId = maybe(fc.uuid())
const evidence = maybe(fc.record({ text: words }))
const ref = fc.constantFrom(...people).map(({ id, name }) => ({ id, name }))
const count = fc.nat(50)
const nobody = uuid(999)

const anAction = { mitigationId: fc.constant(nobody), actionId: fc.constant(nobody) }

/** For each command its inputs; ids of what the room holds are aimed at when the step is played. */
const inputs: Record<string, fc.Arbitrary<object>> = {
  'add-entry': fc.record({
    entryId: fc.uuid(),
    kind: oneOf(...entryKindSchema.options),
    text: words,
    occurredAt: maybe(instant),
    mentions: fc.array(fc.integer({ min: 1, max: 6 }).map(uuid), { maxLength: 1 }),
  }),
  'answer-question': fc.record({ entryId: fc.constant(nobody), answerId: fc.uuid(), text: words }),
  'judge-hypothesis': fc.record({ entryId: fc.constant(nobody), verdict: oneOf(...verdictSchema.options) }),
  'correct-entry': fc.record({ entryId: fc.constant(nobody), text: words }),
  'redact-entry': fc.record({ entryId: fc.constant(nobody) }),
  'star-entry': fc.record({ entryId: fc.constant('seq-1'), starred: fc.boolean() }),
  retitle: fc.record({ title: words.map((text) => text.trim().slice(0, 100)) }),
  'change-severity': fc.record({ severity: oneOf(...severitySchema.options), evidence, noteId }),
  'set-delivery-prevented': fc.record({ deliveryPrevented: fc.boolean(), evidence, noteId }),
  'change-status': fc.record({ status: oneOf(...statusSchema.options), note: maybe(words), noteId }),
  'set-instants': fc.record({
    instants: fc.record(
      { impactStartedAt: fc.option(instant), mitigatedAt: fc.option(instant), resolvedAt: fc.option(instant) },
      { requiredKeys: [] },
    ),
  }),
  'set-detected-by': fc.record({ by: fc.option(oneOf(...detectedBySchema.options)) }),
  'mark-test': fc.record({ isTest: fc.boolean() }),
  'set-services': fc.record({ serviceIds: fc.subarray([payments.id, orphan.id]) }),
  'set-update-due': fc.record({ dueAt: fc.option(instant) }),
  'send-update': fc.record({
    updateId: fc.integer({ min: 900, max: 960 }).map(uuid),
    audience: oneOf(...audienceSchema.options),
    subject: words.map((text) => text.trim().slice(0, 100)),
    text: words,
    nextDueAt: fc.option(instant),
  }),
  'confirm-incident': fc.record({ how: words }),
  'tick-checklist-item': fc.record({ itemId: oneOf('real', 'contained', 'no-such-item') }),
  'waive-lever': fc.record({
    serviceId: oneOf(payments.id, orphan.id, nobody),
    lever: oneOf(...leverKindSchema.options),
    reason: words,
  }),
  'revise-blast-radius': fc.record({
    affected: fc.oneof(
      fc.record({ kind: fc.constant('share'), percent: fc.integer({ min: 0, max: 100 }) }),
      fc.record({ kind: fc.constant('count'), count }),
      fc.constant({ kind: 'unknown' }),
    ),
    who: oneOf('EU checkouts', 'customers'),
    regions: fc.subarray(['eu-west', 'us-east']),
    since: fc.option(instant),
    trend: oneOf(...trendSchema.options),
    confidence: oneOf(...confidenceSchema.options),
    serviceIds: fc.subarray([payments.id, orphan.id]),
    basedOn: fc.nat(3),
  }),
  'propose-mitigation': fc.record({
    mitigationId: fc.uuid(),
    kind: oneOf(...mitigationKindSchema.options),
    title: oneOf('Roll back payments to #8409', 'Flag off new-3ds-flow'),
    serviceId: oneOf(payments.id, orphan.id, null),
    ownerId: maybe(personId),
    checkMinutes: fc.integer({ min: 1, max: 10 }),
    reversible: fc.boolean(),
    start: fc.boolean(),
  }),
  'start-mitigation': fc.record({ mitigationId: fc.constant(nobody) }),
  'watch-mitigation': fc.record({ mitigationId: fc.constant(nobody) }),
  'move-check': fc.record({ mitigationId: fc.constant(nobody), checkAt: instant }),
  'judge-mitigation': fc.record({
    mitigationId: fc.constant(nobody),
    result: oneOf(...mitigationResultSchema.options),
    evidence,
    crutch: maybe(fc.record({ expiresAt: instant })),
  }),
  'revert-mitigation': fc.record({ mitigationId: fc.constant(nobody) }),
  'abandon-mitigation': fc.record({ mitigationId: fc.constant(nobody), reason: short }),
  'reassign-mitigation': fc.record({ mitigationId: fc.constant(nobody), toPersonId: personId }),
  'extend-crutch': fc.record({ mitigationId: fc.constant(nobody), expiresAt: instant, reason: short }),
  'settle-crutch': fc.record({
    mitigationId: fc.constant(nobody),
    as: oneOf('undone', 'permanent'),
    note: short,
  }),
  'ask-effect-check': fc.record({ mitigationId: fc.constant(nobody), as: oneOf('owner', 'commander') }),
  'expire-crutch': fc.record({ mitigationId: fc.constant(nobody) }),
  'request-action': fc.record({ mitigationId: fc.constant(nobody), actionId: fc.uuid() }),
  'begin-action': fc.record(anAction),
  'record-action-answer': fc.record({
    ...anAction,
    status: oneOf(204, 500),
    isOk: fc.boolean(),
    durationMs: count,
    body: words,
  }),
  'record-action-not-sent': fc.record({ ...anAction, reason: words }),
  'record-action-unknown': fc.record({ ...anAction, reason: words }),
  'take-role': fc.record({ role: oneOf(...roleSchema.options), reason: maybe(words) }),
  'undo-take-role': fc.record({ role: oneOf(...singleRoleSchema.options) }),
  'release-role': fc.record({ role: oneOf(...roleSchema.options) }),
  'hand-over-role': fc.record({
    role: oneOf(...singleRoleSchema.options),
    toPersonId: personId,
    offerId: fc.uuid(),
    brief: words,
    quotedSeqs: fc.constant([]),
  }),
  'accept-hand-over': fc.record({ offerId: fc.constant(nobody) }),
  'decline-hand-over': fc.record({ offerId: fc.constant(nobody) }),
  'cancel-hand-over': fc.record({ offerId: fc.constant(nobody) }),
  'ask-for-help': fc.oneof(
    fc.record({ helpId, personId, message: maybe(words) }),
    fc.record({ helpId, teamId: fc.constant(paymentsTeam.id) }),
  ),
  join: fc.constant({}),
  leave: fc.constant({}),
  'check-in': fc.record({
    answer: oneOf('working', 'stuck', 'stepped-away'),
    on: maybe(words.map((text) => text.slice(0, 200))),
  }),
  'put-off-advice': fc.record({
    adviceId: oneOf('no-commander', 'no-lever:1.1', 'quiet-room:2026-03-02T03:12:00.000Z', 'check-in:1'),
    reason: maybe(words),
  }),
  'set-privacy': fc.record({ visibility: oneOf('open', 'private') }),
  'add-member': fc.record({ personId }),
  'remove-member': fc.record({ personId }),
  'attach-link': fc.record({
    linkId: fc.uuid(),
    title: fc.constant('Dashboard'),
    url: fc.constant('https://grafana.example/d/1'),
  }),
  'set-bridge': fc.record({ url: oneOf('https://meet.example/1', null) }),
  withdraw: fc.record({ reason: words }),
  'open-review': fc.constant({}),
  'assign-review': fc.record({ ownerId: personId }),
  'ask-for-review': fc.record({
    reviewerIds: fc.uniqueArray(personId, { minLength: 1, maxLength: 3 }),
    note: maybe(words),
  }),
  'answer-review': fc.record({ answer: oneOf(...reviewAnswerSchema.options), note: maybe(words) }),
  'withdraw-review': fc.record({ reason: maybe(words) }),
  'publish-review': fc.constant({}),
  'claim-change': fc.record({ changeId, note: maybe(words) }),
  'rule-out-change': fc.record({ changeId, because: words }),
  'rule-in-change': fc.record({ changeId }),
  'notice-change': fc.record({ changeId, authorId: fc.option(personId) }),
  'mark-absent': fc.record({ personId, since: instant }),
  'mark-present': fc.record({ personId }),
  'record-alerts': fc.record({
    integration: ref,
    service: fc.constant(null),
    firing: count,
    total: count,
    fired: count,
    resolved: count,
    sample: fc.array(fc.record({ title: fc.constant('HighErrorRate'), status: oneOf('firing', 'resolved') }), {
      maxLength: 5,
    }),
  }),
  'receive-duplicate': fc.record({
    from: fc.record({ id: helpId, key: fc.constant('INC-7'), title: fc.constant('Cards fail') }),
    members: fc.array(ref, { maxLength: 3 }),
    participants: fc.array(ref, { maxLength: 3 }),
    alerts: count,
  }),
  'begin-drill': fc.record({
    drillId: helpId,
    scenario: fc.constant({ key: 'bad-deploy', title: 'Card payments fail' }),
    by: ref,
    people: fc.array(ref, { maxLength: 3 }),
  }),
  'pause-drill': fc.constant({}),
  'resume-drill': fc.constant({}),
  'end-drill': fc.record({ note: oneOf('The aim was met.', null) }),
  'record-drill-message': fc.record({ from: fc.constant('Customer care'), text: words }),
  ...pagingInputs,
}

const seldom = new Set(['withdraw'])
const often = new Set([
  'add-entry',
  'correct-entry',
  'hand-over-role',
  'redact-entry',
  'take-role',
  'change-status',
  'propose-mitigation',
])
const internal = new Set(commands.filter((command) => command.internal).map(({ name }) => name))

const step = (name: string, input: fc.Arbitrary<object>): fc.Arbitrary<Step> =>
  fc.record({
    actor: internal.has(name) ? oneOf<Actor>(SYSTEM_ACTOR, integration) : oneOf<Actor>(...people),
    name: fc.constant(name),
    input,
    when: fc.record({ afterMs: fc.integer({ min: 0, max: 20_000 }), ageMs: fc.integer({ min: 0, max: 20_000 }) }),
    pick: fc.nat(1000),
  })

/** Any command, by anybody; those that shut doors come seldom, so that much happens in between. */
export const anyStep: fc.Arbitrary<Step> = fc.oneof(
  ...Object.entries(inputs).map(([name, input]) => ({
    arbitrary: step(name, input),
    weight: seldom.has(name) ? 1 : often.has(name) ? 12 : 4,
  })),
)

/** Runs a step; a refusal is an answer like any other, everything else that throws is a bug. */
export function attempt(room: InMemoryIncident, step: Step): boolean {
  const { actor, name, input } = aim(room, step)
  try {
    room.run(actor, name, input, step.when)
    return true
  } catch (error) {
    if (isAppError(error) && error.code !== 'invalid_input') return false
    throw error
  }
}
