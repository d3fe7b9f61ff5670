import type { Route } from 'next'

/** The room of an incident; `entryId` opens it at that entry. */
export const incidentPath = (key: string, entryId?: string): Route =>
  `/incidents/${key}${entryId ? `?entry=${encodeURIComponent(entryId)}` : ''}` as Route

/** The room as it was, at a moment of its log or from the beginning. */
export const replayPath = (key: string, seq?: number): Route =>
  `/incidents/${key}/replay${seq === undefined ? '' : `?seq=${seq}`}` as Route

/** The postmortem of an incident; `threadId` opens it at that thread of comments. */
export const postmortemPath = (key: string, threadId?: string): Route =>
  `/incidents/${key}/postmortem${threadId ? `?thread=${encodeURIComponent(threadId)}` : ''}` as Route
