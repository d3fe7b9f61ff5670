import { applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness'
import type { PersonActor } from '@/lib/domain/actor'
import { logger } from '@/lib/server/logger'
import { documentsOfProcess } from '@/lib/server/realtime/documents/documents-of-process'
import type { OpenDocument } from '@/lib/server/realtime/documents/open-document'

/** Of one connection: an editor has one, and each is sent to everybody. */
const MAX_STATES = 8
const MAX_STATE_LENGTH = 4096

type State = Record<string, unknown>

/** Carets that another process told of; they are not told on. */
export const FROM_NEIGHBOUR = { source: 'redis' } as const

/**
 * Why these carets may not be shown beside those that their connection has; null when they may. They may name nobody but
 * their sender.
 */
export function refusalOfCarets(
  states: ReadonlyMap<number, State>,
  known: ReadonlySet<number>,
  actor: PersonActor,
): string | null {
  if (new Set([...known, ...states.keys()]).size > MAX_STATES) return 'It tells of too many carets.'
  for (const state of states.values()) {
    if (typeof state !== 'object') return 'It tells of a caret in an unknown form.'
    if (JSON.stringify(state).length > MAX_STATE_LENGTH) return 'It tells too much with a caret.'
    if ('user' in state && !isOwn(state.user, actor)) return 'It names somebody else.'
  }
  return null
}

function isOwn(user: unknown, { id, name }: PersonActor): boolean {
  if (typeof user !== 'object' || user === null) return false
  const given: State = { ...user }
  return given.id === id && given.name === name && (given.color === undefined || isColour(given.color))
}

/** It becomes a part of a style: nothing that could end one or load anything. */
const isColour = (value: unknown): boolean =>
  typeof value === 'string' && /^[#\w(),.%\s/-]{1,60}$/.test(value) && !/url/i.test(value)

/** Tells other processes of carets that moved here. Names and positions, no words; and only where there is a Redis. */
export function tellCarets({ incidentId, document }: OpenDocument, clientIds: number[]): void {
  if (!documentsOfProcess.tellOthers || clientIds.length === 0) return
  const known = clientIds.filter((clientId) => document.awareness.meta.has(clientId))
  const update = Buffer.from(encodeAwarenessUpdate(document.awareness, known)).toString('base64')
  documentsOfProcess.tellOthers({ kind: 'carets', incidentId, update })
}

/** Tells a process that has just opened a document of everybody who has it open here. */
export function tellOwnCarets(open: OpenDocument): void {
  const { document } = open
  tellCarets(
    open,
    document.getConnections().flatMap((connection) => [...document.getClients(connection)]),
  )
}

export function hearCarets({ document }: OpenDocument, update: string): void {
  try {
    applyAwarenessUpdate(document.awareness, Buffer.from(update, 'base64'), FROM_NEIGHBOUR)
  } catch (error) {
    logger.warn({ err: error }, 'Carets of another server could not be read')
  }
}
