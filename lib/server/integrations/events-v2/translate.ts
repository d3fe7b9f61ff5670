import { createHash } from 'node:crypto'
import { storable } from '@/lib/domain/alert/storable'
import { type ChangeKind, changeKindSchema } from '@/lib/domain/change/change'
import type { IncomingChange } from '@/lib/domain/change/incoming-change'
import type { ChangeEvent } from '@/lib/server/integrations/events-v2/payload'
import { toldInstant, toldLink, toldText } from '@/lib/server/integrations/told'

const MAX_SIZE = 2_000_000_000

/** A change event. The format has no identity of a change: the same event sent again is known by its content. */
export function changeOfEvent(event: ChangeEvent): IncomingChange {
  const { payload, links } = event
  const details = payload.custom_details ?? {}
  const detail = (...names: string[]) => {
    const found = names.map((name) => details[name]).find((value) => typeof value === 'string')
    return typeof found === 'string' ? toldText(found) : null
  }
  const { routing_key: _, ...said } = event
  const { size } = details
  return {
    dedupKey: detail('dedup_key') ?? createHash('sha256').update(JSON.stringify(said)).digest('hex'),
    kind: kindOf(detail('kind')),
    status: 'unknown',
    title: toldText(payload.summary) ?? 'A change',
    serviceKey: detail('service'),
    repository: detail('repository', 'repo'),
    author: detail('author', 'user', 'username'),
    authorEmail: detail('author_email', 'email'),
    url: toldLink(links?.find(({ href }) => toldLink(href))?.href),
    version: detail('version', 'build', 'revision', 'sha'),
    environment: detail('environment', 'env'),
    size: typeof size === 'number' && Number.isInteger(size) && size >= 0 && size < MAX_SIZE ? size : null,
    startedAt: null,
    finishedAt: toldInstant(payload.timestamp),
    committedAt: null,
    raw: storable(said),
  }
}

const kindOf = (value: string | null): ChangeKind => changeKindSchema.safeParse(value).data ?? 'deploy'
