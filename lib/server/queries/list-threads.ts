import type { Actor } from '@/lib/domain/actor'
import type { ThreadView } from '@/lib/domain/postmortem/comment'
import { withSnapshot } from '@/lib/server/db/pool'
import { readThreads } from '@/lib/server/db/postmortem-threads'
import { requireIncident } from '@/lib/server/queries/current-state'

/** The conversations about a postmortem, in the order they were begun. Throws `not_found`. */
export const listThreads = (actor: Actor, idOrKey: string): Promise<ThreadView[]> =>
  withSnapshot(async (tx) => readThreads(tx, (await requireIncident(tx, actor, idOrKey)).id))
