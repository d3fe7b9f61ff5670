import type { Needs } from './define-command'
import type { IncidentState } from './state'

/** What has to be known to answer a page: the run that asked. */
export function needsOfPage({ pageId }: { pageId: string }, { paging }: IncidentState): Needs {
  const page = paging.pages.find(({ id }) => id === pageId)
  return { paging: { escalations: page?.of ? [page.of.escalationId] : [] } }
}
