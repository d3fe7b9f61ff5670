import type { PersonActor } from '@/lib/domain/actor'
import { AppError } from '@/lib/domain/errors'
import { isAdmin, isResponder } from '@/lib/domain/incident/policy'

/** Refuses everybody who is not an admin with a credential that carries the whole role. */
export function requireAdmin(actor: PersonActor): void {
  if (!isAdmin(actor)) throw new AppError('forbidden', 'Only an admin may do this')
}

/** Refuses tokens that may only read. */
export function requireWriter(actor: PersonActor): void {
  if (actor.scope === 'read') throw new AppError('forbidden', 'This token may only read')
}

/** Refuses who only reads, before it is said whether what they ask for is there. */
export function requireResponder(actor: PersonActor): void {
  requireWriter(actor)
  if (!isResponder(actor)) throw new AppError('forbidden', 'Only who responds to incidents may do this')
}

/** For what concerns an account itself: nobody takes one over with a token that leaked. Answers the session's id. */
export function requireSession(actor: PersonActor): string {
  if (actor.credential?.kind === 'session') return actor.credential.id
  throw new AppError('forbidden', 'Sign in with a browser to do this; a token may not')
}

/** For whom nothing can be opened or made: they were removed since they asked. */
export const notHere = (): AppError =>
  new AppError('unauthenticated', 'This account is not part of the organisation any more')
