import type { Route } from 'next'
import { postmortemPath } from '@/components/incidents/incident-path'
import type { SectionId } from '@/lib/domain/postmortem/sections'

/** A state of a postmortem: a published version, or the document as it is now. */
export type Which = number | 'draft'

export const versionsPath = (key: string): Route => `${postmortemPath(key)}/versions` as Route

/** A version; with sections, as the public would read them. */
export const versionPath = (key: string, version: number, asPublic?: readonly SectionId[]): Route =>
  `${versionsPath(key)}/${version}${asPublic ? `?public=${asPublic.join(',')}` : ''}` as Route

/** The page that is for printing; `now` opens the browser's dialog for it at once. */
export const printPath = (key: string, which: Which, now = true): Route => {
  const query = [...(which === 'draft' ? [] : [`version=${which}`]), ...(now ? ['now=1'] : [])].join('&')
  return `${postmortemPath(key)}/print${query && `?${query}`}` as Route
}

export const comparePath = (key: string, from: Which, to: Which): Route =>
  `${postmortemPath(key)}/compare?from=${from}&to=${to}` as Route

/** A file of a postmortem, from the API. */
export function exportAddress(incidentId: string, which: Which, format: 'markdown' | 'json' | 'pdf'): string {
  const base = `/api/v1/incidents/${incidentId}/postmortem`
  if (format === 'pdf') return `${base}/pdf${which === 'draft' ? '' : `?version=${which}`}`
  return `${base}${which === 'draft' ? '' : `/versions/${which}`}?format=${format}&download=1`
}

/** What people call a state. */
export const whichName = (which: Which): string => (which === 'draft' ? 'The document now' : `Version ${which}`)
