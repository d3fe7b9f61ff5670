import { type PersonActor, type TokenScope, tokenScopeSchema } from '@/lib/domain/actor'
import { AppError, refuseAt } from '@/lib/domain/errors'
import { isAdmin } from '@/lib/domain/incident/policy'
import { parse } from '@/lib/domain/parse'
import { createTokenInputSchema, emailSchema } from '@/lib/domain/people/inputs'
import { scopesOfRole, type TokenSummary } from '@/lib/domain/people/person'
import { notHere, requireWriter } from '@/lib/server/access/rights'
import { hashSecret, newSecret } from '@/lib/server/access/secrets'
import { now } from '@/lib/server/clock'
import { findPersonByEmail } from '@/lib/server/db/people'
import { withTransaction } from '@/lib/server/db/pool'
import { addToken, findLiveToken, listTokenRows, revokeToken, type TokenRow, touchToken } from '@/lib/server/db/tokens'

const PREFIX = 'ek_'
const TOUCH_EVERY_MS = 60_000

/** The person behind an API token, with the rights of this moment; null when it is none or was revoked. */
export async function actorOfToken(secret: string): Promise<PersonActor | null> {
  const token = secret.startsWith(PREFIX) ? await findLiveToken(hashSecret(secret)) : null
  if (!token) return null
  const at = now()
  if (!token.lastUsedAt || at.getTime() - token.lastUsedAt.getTime() > TOUCH_EVERY_MS) await touchToken(token.id, at)
  return {
    kind: 'person',
    id: token.personId,
    name: token.personName,
    role: token.role,
    scope: token.scope,
    credential: { kind: 'token', id: token.id, name: token.name },
  }
}

/** Tokens that work: one's own, and everybody's for an admin. */
export async function listTokens(actor: PersonActor): Promise<TokenSummary[]> {
  return (await listTokenRows(isAdmin(actor) ? null : actor.id)).map(summaryOf)
}

/** Makes a token of one's own; its secret is answered here and never again. */
export async function makeToken(
  actor: PersonActor,
  { name, scope }: { name: string; scope: TokenScope },
): Promise<{ token: TokenSummary; secret: string }> {
  requireWriter(actor)
  const widest = tokenScopeSchema.options.indexOf(actor.scope)
  const mayHave = scopesOfRole(actor.role).filter((each) => tokenScopeSchema.options.indexOf(each) <= widest)
  if (!mayHave.includes(scope)) {
    throw refuseAt('SIGN-9', `You may make tokens with these scopes: ${mayHave.join(', ')}`, 'scope')
  }
  const { id, secret, at } = await storeToken(actor.id, name, scope)
  const owner = { id: actor.id, name: actor.name }
  return { token: { id, name, scope, owner, createdAt: at.toISOString(), lastUsedAt: null }, secret }
}

/** Revokes a token, at once and on open sockets too: one's own, or anybody's by an admin. */
export async function revoke(actor: PersonActor, id: string): Promise<void> {
  requireWriter(actor)
  const owner = isAdmin(actor) ? null : actor.id
  const revoked = await withTransaction((tx) => revokeToken(tx, id, owner, now()))
  if (revoked === 0) throw new AppError('not_found', 'There is no such token, or it was revoked already')
}

/** For the operator's command: a token with the widest scope of its owner's role, unless one is given. */
export async function createToken(input: { email: string; name: string; scope?: string | undefined }) {
  const email = parse(emailSchema, input.email, 'email')
  const person = await findPersonByEmail(email)
  if (!person) throw new AppError('not_found', `There is nobody with the email ${email}`)
  const allowed = scopesOfRole(person.role)
  const { name, scope } = parse(createTokenInputSchema, { name: input.name, scope: input.scope ?? allowed.at(-1) })
  if (!allowed.includes(scope)) throw refuseAt('SIGN-9', `A ${person.role} may have a token for: ${allowed.join(', ')}`)
  return { token: (await storeToken(person.id, name, scope)).secret }
}

async function storeToken(personId: string, name: string, scope: TokenScope) {
  const secret = newSecret(PREFIX)
  const at = now()
  const id = await withTransaction((tx) => addToken(tx, { personId, name, scope, hash: hashSecret(secret), at }))
  if (!id) throw notHere()
  return { id, secret, at }
}

const summaryOf = ({ id, name, scope, personId, personName, createdAt, lastUsedAt }: TokenRow): TokenSummary => ({
  id,
  name,
  scope,
  owner: { id: personId, name: personName },
  createdAt: createdAt.toISOString(),
  lastUsedAt: lastUsedAt?.toISOString() ?? null,
})
