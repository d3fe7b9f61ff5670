import { randomUUID } from 'node:crypto'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import type { PersonActor } from '@/lib/domain/actor'
import { AppError, isAppError } from '@/lib/domain/errors'
import { incidentKeyOf } from '@/lib/domain/incident/values'
import type { LinkAnswer } from '@/lib/domain/on-call/paging-inputs'
import type { PageDetail } from '@/lib/domain/on-call/paging-view'
import { requireResponder } from '@/lib/server/access/rights'
import { now } from '@/lib/server/clock'
import { findByToken, type LinkedAttempt, spendToken } from '@/lib/server/db/page-attempts'
import { findVisiblePage } from '@/lib/server/db/pages'
import { findPersonById } from '@/lib/server/db/people'
import { withSnapshot } from '@/lib/server/db/pool'
import { findReceipts } from '@/lib/server/db/receipts'
import { execute } from '@/lib/server/execute'
import { countUse } from '@/lib/server/http/rate-limit'
import { hashOfToken } from '@/lib/server/paging/answer-token'
import { shared } from '@/lib/server/process-registry'
import { getPage, pageNotFound } from '@/lib/server/queries/list-pages'
import { stableId } from '@/lib/server/stable-id'

type Answer = 'acknowledge-page' | 'accept-page' | 'decline-page' | 'see-page'

/** Answers a page of one's own. Again the same changes nothing (SPEC PAGE-4). Throws `not_found` and `rule_refused`. */
export async function answerPage(
  actor: PersonActor,
  pageId: string,
  name: Answer,
  input: object = {},
): Promise<PageDetail> {
  requireResponder(actor)
  const page = await withSnapshot((tx) => findVisiblePage(tx, actor, pageId))
  if (!page) throw pageNotFound()
  const incidentId = page.incident.id
  await execute({ incidentId, name, actor, commandId: randomUUID(), input: { pageId, ...input } })
  return getPage(actor, pageId)
}

/** What a link may show to whoever has it: no more than the mail it stood in. */
export interface LinkedPage {
  incidentKey: string
  urgency: string
  askedAt: string
  state: string
  /** `used` after an answer, `over` when its time has passed. */
  link: 'open' | 'used' | 'over'
}

/** What a token opens. Looking changes nothing: programs that look at links in mails must not answer. */
export async function findLinkedPage(token: string): Promise<LinkedPage | null> {
  const found = await findByToken(hashOfToken(token))
  if (!found) return null
  const { incidentNumber, urgency, askedAt, state, isUsed } = found
  const link = isUsed ? 'used' : isOver(found) ? 'over' : 'open'
  return { incidentKey: incidentKeyOf(incidentNumber), urgency, askedAt: askedAt.toISOString(), state, link }
}

const isOver = ({ expiresAt }: LinkedAttempt): boolean => expiresAt <= now()

const limiter = shared('page-links', () => new RateLimiterMemory({ keyPrefix: 'page-links', points: 60, duration: 60 }))

const wasSent = async (commandId: string): Promise<boolean> =>
  (await withSnapshot((tx) => findReceipts(tx, [commandId]))).length > 0

const linkUsed = (): AppError =>
  new AppError('conflict', 'This link has answered already. Sign in to change the answer.')

const COMMANDS = { acknowledge: 'acknowledge-page', accept: 'accept-page', decline: 'decline-page' } as const

/**
 * Answers a page by the token of its link, once, for its person and for nothing else (SPEC PAGE-6). Throws `not_found`
 * for no token of ours, and `conflict` for one that gave another answer or whose time has passed.
 */
export async function answerByLink(token: string, { answer, ...input }: LinkAnswer): Promise<void> {
  const hash = hashOfToken(token)
  const found = await findByToken(hash)
  if (!found) throw new AppError('not_found', 'This link does not work. Answer in the incident itself.')
  await countUse(limiter, found.attemptId)
  // The same answer again is that answer: a link is pressed twice. Of what only the link tells, or others could use it up.
  const commandId = stableId('page-link', token)
  if (found.isUsed && !(await wasSent(commandId))) throw linkUsed()
  if (isOver(found))
    throw new AppError('conflict', 'The time of this page has passed. Sign in and look at the incident.')
  const person = await findPersonById(found.personId)
  if (!person) throw new AppError('not_found', 'This link does not work. Answer in the incident itself.')
  const actor: PersonActor = { kind: 'person', id: person.id, name: person.name, role: person.role, scope: 'respond' }
  const { incidentId, pageId } = found
  await execute({
    incidentId,
    name: COMMANDS[answer],
    actor,
    commandId,
    input: { pageId, ...input },
  }).catch((error: unknown) => {
    if (isAppError(error) && error.code === 'command_id_reused') throw linkUsed()
    if (!isAppError(error) || error.code !== 'not_found') throw error
    throw new AppError('conflict', 'This page is no longer yours to answer.')
  })
  await spendToken(found.attemptId, now())
}
