'use client'
import type { HocuspocusProvider } from '@hocuspocus/provider'
import { createContext, useContext } from 'react'
import type * as Y from 'yjs'
import type { DocumentSession } from '@/lib/client/postmortem/document-session'
import type { OrganisationRole } from '@/lib/domain/actor'
import type { ReviewRules } from '@/lib/domain/incident/review'
import type { IncidentState } from '@/lib/domain/incident/state'
import type { TimelineRow } from '@/lib/domain/incident/timeline'
import type { Ref } from '@/lib/domain/incident/values'
import type { Category } from '@/lib/domain/postmortem/categories'

/** What every part of the page of a postmortem stands on. */
export interface PostmortemRoom {
  /** Live: it follows the incident's log. */
  incident: IncidentState
  me: { id: string; name: string; role: OrganisationRole }
  doc: Y.Doc
  provider: HocuspocusProvider | null
  /** How what is written here stands; it changes with each key. */
  saving: Pick<DocumentSession, 'getState' | 'subscribe'>
  /** May write in the document. */
  canEdit: boolean
  /** Of the organisation: for mentions, owners, reviewers, and names that the blameless reader knows. */
  people: readonly Ref[]
  teams: readonly Ref[]
  categories: readonly Category[]
  rules: ReviewRules
  /** All lines of the log, in order. */
  lines: readonly TimelineRow[]
}

const PostmortemContext = createContext<PostmortemRoom | null>(null)
export const PostmortemProvider = PostmortemContext.Provider

export function usePostmortem(): PostmortemRoom {
  const room = useContext(PostmortemContext)
  if (!room) throw new Error('usePostmortem needs the page of a postmortem around it')
  return room
}

export type SidePanel = 'log' | 'comments' | 'wording'

/** Moving about the page: what is shown at the side, and the lines of the log that somebody wants to see. */
export interface PostmortemNavigation {
  panel: SidePanel
  /** Shows a panel; on a phone it opens as a sheet. */
  showPanel(panel: SidePanel): void
  /** Shows a line in the log at the side. */
  showLine(seq: number): void
  /** The line asked for last; another object for each time. */
  askedLine: { seq: number } | null
}

const NavigationContext = createContext<PostmortemNavigation | null>(null)
export const PostmortemNavigationProvider = NavigationContext.Provider

export function usePostmortemNavigation(): PostmortemNavigation {
  const navigation = useContext(NavigationContext)
  if (!navigation) throw new Error('usePostmortemNavigation needs the page of a postmortem around it')
  return navigation
}
