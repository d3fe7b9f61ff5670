import { listIncidentIds } from '@/lib/server/db/incident-row'

const PAGE = 500

/** The ids of all incidents, or of those whose state another version of the reducer folded; read page by page. */
export async function* incidentIds(which: 'all' | 'stale'): AsyncGenerator<string> {
  let after: string | null = null
  while (true) {
    const ids: string[] = await listIncidentIds(which, after, PAGE)
    yield* ids
    after = ids.at(-1) ?? null
    if (ids.length < PAGE) return
  }
}
