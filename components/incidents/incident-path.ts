import type { Route } from 'next'

/** The room of an incident; `entryId` opens it at that entry. */
export const incidentPath = (key: string, entryId?: string): Route =>
  `/incidents/${key}${entryId ? `?entry=${encodeURIComponent(entryId)}` : ''}` as Route
