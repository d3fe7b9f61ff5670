import { CHANNELS } from '@/lib/domain/on-call/channel'
import {
  heartbeatBodySchema,
  newDestinationSchema,
  ntfyChangeSchema,
  twilioChangeSchema,
} from '@/lib/domain/on-call/channel-settings'
import {
  codeSchema,
  endpointSchema,
  methodChangeSchema,
  methodOrderSchema,
  newMethodSchema,
  newSubscriptionSchema,
  ruleChangeSchema,
} from '@/lib/domain/on-call/contact-method'
import { personalRuleSchema } from '@/lib/domain/on-call/personal-rule'
import { type JsonSchema, jsonSchemaOf, listOf, objectOf } from '@/lib/server/openapi/json-schema'
import { bodyOf, done, madeOnce, type Operation, ok, operation } from '@/lib/server/openapi/operation'

const text: JsonSchema = { type: 'string' }
const flag: JsonSchema = { type: 'boolean' }
const id: JsonSchema = { type: 'string', format: 'uuid' }
const orNull = (type: string, format?: string): JsonSchema => ({ type: [type, 'null'], ...(format ? { format } : {}) })
const instantOrNull = orNull('string', 'date-time')

const ID = '00000000-0000-4000-8000-000000000000'
const channel: JsonSchema = { type: 'string', enum: [...CHANNELS] }

const method = objectOf({
  id,
  channel,
  address: { ...text, description: 'Of an address that is a secret, the host and its end.' },
  label: text,
  isAccount: flag,
  isVerified: flag,
  isReady: { ...flag, description: 'Its channel is set up here.' },
  testedAt: instantOrNull,
  lastOkAt: instantOrNull,
  lastFailedAt: instantOrNull,
  lastProblem: orNull('string'),
})

const delivery: JsonSchema = {
  type: 'object',
  required: ['state', 'provider'],
  properties: {
    state: { type: 'string', enum: ['sent', 'delivered', 'failed'] },
    provider: text,
    detail: text,
    reference: text,
    isPermanent: { ...flag, description: 'Of a failure: the same again would come to the same.' },
  },
}

const rule = objectOf({
  rule: jsonSchemaOf(personalRuleSchema, 'output'),
  testsShifts: flag,
  version: { type: 'integer', minimum: 0 },
})

/** How people are told, and how channels are set up. */
export const channelOperations: Operation[] = [
  operation(
    'GET /me/contact-methods',
    'Account',
    'read',
    'Reads how you are told: your methods, rule and reachability.',
    {
      answers: ok(
        objectOf({
          methods: listOf(method),
          channels: { ...listOf(channel), description: 'Those that are set up and are added by hand.' },
          pushKey: orNull('string'),
          ...(rule.properties as Record<string, JsonSchema>),
          reachability: objectOf({
            state: { type: 'string', enum: ['reachable', 'doubtful', 'unreachable'] },
            words: text,
          }),
        }),
      ),
    },
  ),
  operation(
    'POST /me/contact-methods',
    'Account',
    'session',
    'Adds a contact method, and sends the code that proves it.',
    {
      description:
        'The same id again answers the one that is there. The signing secret of a webhook is told this once.',
      body: bodyOf(newMethodSchema, { id: ID, channel: 'email', address: 'ada@example.net', label: 'Mine' }),
      answers: madeOnce(objectOf({ method, signingSecret: orNull('string'), problem: orNull('string') })),
    },
  ),
  operation('PUT /me/contact-methods/order', 'Account', 'session', 'Sets the order of your contact methods.', {
    body: bodyOf(methodOrderSchema, { ids: [] }),
    answers: done,
  }),
  operation('PATCH /me/contact-methods/{id}', 'Account', 'session', 'Renames one of your contact methods.', {
    body: bodyOf(methodChangeSchema, { label: 'Work phone' }),
    answers: ok(method),
  }),
  operation('DELETE /me/contact-methods/{id}', 'Account', 'session', 'Takes one of your contact methods away.', {
    answers: done,
  }),
  operation('POST /me/contact-methods/{id}/code', 'Account', 'session', 'Sends another code over it.', {
    answers: ok(objectOf({ delivery })),
  }),
  operation('POST /me/contact-methods/{id}/verify', 'Account', 'session', 'Proves that it is yours.', {
    body: bodyOf(codeSchema, { code: '123456' }),
    answers: ok(method),
  }),
  operation(
    'POST /me/contact-methods/{id}/test',
    'Account',
    'session',
    'Sends a real test over it, and answers what came of it.',
    {
      answers: ok(objectOf({ delivery, method })),
    },
  ),
  operation('GET /me/notification-rules', 'Account', 'read', 'Reads how you want to be told, by urgency.', {
    description: 'Null stands for the usual order: push and mail at once, then phones.',
    answers: ok(rule),
  }),
  operation('PUT /me/notification-rules', 'Account', 'session', 'Sets how you want to be told.', {
    description: 'A change made from an older version is a conflict, with the present rule in `details.current`.',
    body: bodyOf(ruleChangeSchema, {
      version: 0,
      rule: { high: [{ target: 'push', afterMinutes: 0 }], low: null },
      testsShifts: false,
    }),
    answers: ok(rule),
  }),
  operation('POST /me/push-subscriptions', 'Account', 'session', 'Takes push on the device that asks.', {
    body: bodyOf(newSubscriptionSchema, {
      endpoint: 'https://push.example/1',
      keys: { p256dh: 'BCVxsr7N', auth: 'BTBZMqHH6r4Tts7JaSIgg' },
      serverKey: 'BCVxsr7N',
      label: 'Firefox on Android',
    }),
    answers: ok(method),
  }),
  operation('DELETE /me/push-subscriptions', 'Account', 'session', 'Takes no more push on a device.', {
    body: bodyOf(endpointSchema, { endpoint: 'https://push.example/1' }),
    answers: done,
  }),
  ...adminOperations(),
]

function adminOperations(): Operation[] {
  const version: JsonSchema = { type: 'integer', minimum: 0 }
  const conflict =
    'What was set since `version` was read is a conflict, with what it is now in `details.current`; the same again is answered.'
  const state = ok(
    objectOf({
      mail: listOf(objectOf({ server: text, from: text })),
      push: objectOf({ isPossible: flag }),
      twilio: listOf(objectOf({ accountSid: text, from: text, apiUrl: text, isTokenSet: flag })),
      twilioVersion: version,
      ntfy: objectOf({ server: orNull('string'), isTokenSet: flag }),
      ntfyVersion: version,
      heartbeat: { type: ['object', 'null'], properties: { address: text, everyMinutes: { type: 'integer' } } },
      heartbeatVersion: version,
      destinations: listOf({ type: 'object' }),
      roomPosts: listOf({ type: 'object' }),
      roomPostsVersion: version,
      health: listOf({ type: 'object' }),
    }),
    'No secret is in it.',
  )
  const account = { accountSid: `AC${'0'.repeat(32)}`, from: '+15005550006', authToken: 'token' }
  const destination = {
    id: ID,
    channel: 'slack',
    label: '#incidents',
    address: 'https://hooks.slack.com/services/T0/B0/x',
  }
  return [
    operation('GET /channels', 'Settings', 'admin', 'Says how each channel is set up, and how it does.', {
      answers: state,
    }),
    operation('PUT /channels/twilio', 'Settings', 'admin', 'Sets the accounts for text messages and calls.', {
      description: `The second is used when the first fails. A token that is left out stays. ${conflict}`,
      body: bodyOf(twilioChangeSchema, { accounts: [account], version: 0 }),
      answers: state,
    }),
    operation('PUT /channels/ntfy', 'Settings', 'admin', 'Sets the server of ntfy.', {
      description: conflict,
      body: bodyOf(ntfyChangeSchema, { server: 'https://ntfy.example.org', version: 0 }),
      answers: state,
    }),
    operation('PUT /channels/heartbeat', 'Settings', 'admin', 'Sets what is called while Evenkeel lives.', {
      description: conflict,
      body: bodyOf(heartbeatBodySchema, { heartbeat: null, version: 0 }),
      answers: state,
    }),
    operation('POST /api/webhooks/twilio', 'Settings', 'open', 'Takes what Twilio tells of messages and calls.', {
      description:
        'A form, signed in `X-Twilio-Signature` with the token of the account that it names. What was not delivered, ' +
        'or not answered, is as if it had failed at once: the next channel of the rule is tried.',
      answers: done,
    }),
    operation('POST /channels/destinations', 'Settings', 'admin', 'Adds a channel or a program that is told things.', {
      body: bodyOf(newDestinationSchema, destination),
      answers: madeOnce(objectOf({ destination: { type: 'object' }, signingSecret: orNull('string') })),
    }),
    operation('DELETE /channels/destinations/{id}', 'Settings', 'admin', 'Takes a destination away.', {
      answers: done,
    }),
    operation('POST /channels/destinations/{id}/test', 'Settings', 'admin', 'Sends a test to a destination.', {
      answers: ok(objectOf({ delivery })),
    }),
  ]
}
