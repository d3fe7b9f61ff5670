'use client'
import { useMemo } from 'react'
import { useRoom, useRoomNow } from '@/components/incident/room-context'
import { RoomGone } from '@/components/incident/room-gone'
import { PostmortemProvider, type PostmortemRoom } from '@/components/postmortem/postmortem-context'
import { PostmortemFrame } from '@/components/postmortem/postmortem-frame'
import { PostmortemSkeleton } from '@/components/postmortem/postmortem-skeleton'
import { RefusedDialog } from '@/components/postmortem/refused-dialog'
import { useOnce } from '@/components/postmortem/use-once'
import { draftScopeOf } from '@/components/timeline/composer-text'
import { usePeople, useTeams } from '@/lib/client/directory'
import { useDocument } from '@/lib/client/postmortem/use-document'
import type { ReviewRules } from '@/lib/domain/incident/review'
import type { TimelineRow } from '@/lib/domain/incident/timeline'
import type { Ref } from '@/lib/domain/incident/values'
import type { Category } from '@/lib/domain/postmortem/categories'

export interface PostmortemDocumentProps {
  lines: readonly TimelineRow[]
  categories: readonly Category[]
  rules: ReviewRules
}

const none: readonly Ref[] = []

/** Opens the document and puts the page around it. */
export function PostmortemDocument({ lines, categories, rules }: PostmortemDocumentProps) {
  const { viewer, canRespond } = useRoom()
  const { incident } = useRoomNow()
  const { session, state } = useDocument(viewer.id, incident.id)
  const { data: people = none } = usePeople()
  const { data: teams = none } = useTeams()
  const { id, name, role } = viewer
  const me = useMemo(() => ({ id, name, role }), [id, name, role])
  useOnce(state.end === 'gone', () => void session?.drop())

  if (state.end === 'gone') return <RoomGone draftScope={draftScopeOf(viewer.id, incident.id)} />
  if (!session || !state.isReady) return <PostmortemSkeleton />
  const canEdit = canRespond && state.end === null && state.save !== 'read-only'
  const { doc, provider } = session
  const room = { incident, me, doc, provider, saving: session, canEdit }
  const value: PostmortemRoom = { ...room, people, teams, categories, rules, lines }
  return (
    <PostmortemProvider value={value}>
      <PostmortemFrame key={doc.guid} state={state} />
      {state.end === 'refused' && <RefusedDialog session={session} />}
    </PostmortemProvider>
  )
}
