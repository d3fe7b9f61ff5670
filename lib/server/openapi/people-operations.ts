import { z } from 'zod'
import { organisationRoleSchema, tokenScopeSchema } from '@/lib/domain/actor'
import { refSchema } from '@/lib/domain/incident/values'
import { type IdentitySummary, linkIdentityInputSchema } from '@/lib/domain/people/identity'
import {
  acceptInvitationInputSchema,
  changePasswordInputSchema,
  changePersonInputSchema,
  changeProfileInputSchema,
  createTokenInputSchema,
  inviteInputSchema,
  setupInputSchema,
} from '@/lib/domain/people/inputs'
import type {
  InvitationSummary,
  OwnProfile,
  PersonSummary,
  SessionSummary,
  TokenSummary,
} from '@/lib/domain/people/person'
import { listOf, objectOf, refTo } from '@/lib/server/openapi/json-schema'
import { bodyOf, done, made, type Operation, ok, operation } from '@/lib/server/openapi/operation'

const instant = z.iso.datetime()
const text = { type: 'string' }

export const personSchema = refSchema.extend({
  role: organisationRoleSchema,
  teams: z.array(refSchema),
  skills: z.array(z.string()),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  lastSeenAt: instant.nullable(),
  sessionCount: z.int().nullable(),
}) satisfies z.ZodType<PersonSummary>

export const profileSchema = refSchema.extend({
  email: z.string(),
  role: organisationRoleSchema,
  scope: tokenScopeSchema,
  timeZone: z.string().nullable(),
  phone: z.string().nullable(),
  takesDrills: z.boolean(),
  takesDigest: z.boolean().describe('They want the weekly digest by mail.'),
  takesShiftMail: z.boolean().describe('They want mail before their shifts.'),
  skills: z.array(z.string()).describe('What they know well, such as `kafka`.'),
  hasPassword: z.boolean(),
}) satisfies z.ZodType<OwnProfile>

export const sessionSchema = z.object({
  id: z.string(),
  userAgent: z.string(),
  address: z.string(),
  createdAt: instant,
  lastSeenAt: instant,
  isCurrent: z.boolean(),
}) satisfies z.ZodType<SessionSummary>

export const invitationSchema = refSchema.extend({
  email: z.string(),
  role: organisationRoleSchema,
  createdAt: instant,
  expiresAt: instant,
}) satisfies z.ZodType<InvitationSummary>

export const identitySchema = z.object({
  id: z.string(),
  personId: z.string().nullable(),
  provider: z.string(),
  name: z.string(),
  email: z.string().nullable(),
  isEmailVerified: z.boolean(),
  role: organisationRoleSchema.nullable(),
  createdAt: instant,
  seenAt: instant,
}) satisfies z.ZodType<IdentitySummary>

export const tokenSchema = refSchema.extend({
  scope: tokenScopeSchema,
  owner: refSchema,
  createdAt: instant,
  lastUsedAt: instant.nullable(),
}) satisfies z.ZodType<TokenSummary>

export const peopleOperations: Operation[] = [
  operation('GET /people', 'People', 'read', 'Lists everybody by name.', {
    answers: ok(objectOf({ people: listOf(refTo('Person')) })),
  }),
  operation('PATCH /people/{id}', 'People', 'admin', 'Changes somebody’s role, name, phone number or skills.', {
    body: bodyOf(changePersonInputSchema, { role: 'responder' }),
    answers: done,
  }),
  operation('DELETE /people/{id}', 'People', 'admin', 'Takes somebody out of the organisation, at once.', {
    description: 'Their sessions and tokens end. The log keeps their name.',
    answers: done,
  }),
  operation('DELETE /people/{id}/sessions', 'People', 'admin', 'Signs somebody out everywhere.', { answers: done }),
  operation('GET /invitations', 'People', 'admin', 'Lists invitations that are open.', {
    answers: ok(objectOf({ invitations: listOf(refTo('Invitation')) })),
  }),
  operation('POST /invitations', 'People', 'admin', 'Invites somebody; the link is shown once.', {
    body: bodyOf(inviteInputSchema, { email: 'ada@example.org', name: 'Ada Lovelace', role: 'responder' }),
    answers: made(objectOf({ invitation: refTo('Invitation'), url: text })),
  }),
  operation('DELETE /invitations/{id}', 'People', 'admin', 'Withdraws an invitation.', { answers: done }),
  operation('POST /invitations/accept', 'People', 'open', 'Makes a person of an invitation, and signs them in.', {
    body: bodyOf(acceptInvitationInputSchema),
    answers: { 201: { description: 'Signed in.' } },
  }),
  operation('GET /identities', 'People', 'admin', 'Lists accounts at providers of single sign-on, linked or waiting.', {
    answers: ok(objectOf({ identities: listOf(refTo('Identity')) })),
  }),
  operation('POST /identities/{id}/link', 'People', 'admin', 'Says whose an account that waits is.', {
    body: bodyOf(linkIdentityInputSchema, {
      newPerson: { email: 'ada@example.org', name: 'Ada Lovelace', role: 'responder' },
    }),
    answers: done,
  }),
  operation('DELETE /identities/{id}', 'People', 'admin', 'Unlinks an account, or dismisses one that waits.', {
    description: 'The sessions it opened end at once.',
    answers: done,
  }),
  operation('POST /setup', 'People', 'open', 'Makes the first admin, by the link that the first start prints.', {
    body: bodyOf(setupInputSchema),
    answers: { 201: { description: 'Signed in.' } },
  }),
]

export const accountOperations: Operation[] = [
  operation('GET /me', 'Account', 'read', 'Reads your own account.', { answers: ok(refTo('Profile')) }),
  operation('PATCH /me', 'Account', 'own', 'Changes your name, time zone, phone number, skills or mails.', {
    body: bodyOf(changeProfileInputSchema, { timeZone: 'Europe/Berlin' }),
    answers: ok(refTo('Profile')),
  }),
  operation('POST /me/password', 'Account', 'session', 'Changes your password; your other sessions end.', {
    body: bodyOf(changePasswordInputSchema),
    answers: done,
  }),
  operation('GET /me/sessions', 'Account', 'session', 'Lists where you are signed in.', {
    answers: ok(objectOf({ sessions: listOf(refTo('Session')) })),
  }),
  operation('DELETE /me/sessions/{id}', 'Account', 'session', 'Ends one of your sessions.', { answers: done }),
  operation('GET /tokens', 'Account', 'read', 'Lists your API tokens; for admins, everybody’s.', {
    answers: ok(objectOf({ tokens: listOf(refTo('Token')) })),
  }),
  operation('POST /tokens', 'Account', 'own', 'Makes an API token; its secret is shown once.', {
    body: bodyOf(createTokenInputSchema, { name: 'Deploy script', scope: 'respond' }),
    answers: made(objectOf({ token: refTo('Token'), secret: text })),
  }),
  operation('DELETE /tokens/{id}', 'Account', 'own', 'Revokes an API token.', { answers: done }),
]
