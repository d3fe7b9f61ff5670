'use client'
import dynamic from 'next/dynamic'
import { useSyncExternalStore } from 'react'
import { RoomProvider } from '@/components/incident/room-context'
import { RoomGone } from '@/components/incident/room-gone'
import { NoReview } from '@/components/postmortem/no-review'
import { PostmortemSkeleton } from '@/components/postmortem/postmortem-skeleton'
import { useViewer } from '@/components/shell/viewer'
import { draftScopeOf } from '@/components/timeline/composer-text'
import { useAllLines } from '@/lib/client/postmortem/use-all-lines'
import { useIncidentRoom, useOutboxItems } from '@/lib/client/use-incident-room'
import type { ReviewRules } from '@/lib/domain/incident/review'
import type { Category } from '@/lib/domain/postmortem/categories'
import type { RoomSnapshot } from '@/lib/domain/realtime-protocol'

export interface PostmortemPageProps {
  snapshot: RoomSnapshot
  categories: readonly Category[]
  rules: ReviewRules
}

/** The editor is heavy: only this page loads it, and only in a browser. */
const PostmortemDocument = dynamic(
  () => import('@/components/postmortem/postmortem-document').then(({ PostmortemDocument: Loaded }) => Loaded),
  { ssr: false, loading: () => <PostmortemSkeleton /> },
)

/** The postmortem of one incident. Give it a `key` of the incident's id. */
export function PostmortemPage({ snapshot, categories, rules }: PostmortemPageProps) {
  const viewer = useViewer()
  const { room, view, condition } = useIncidentRoom(snapshot, viewer)
  const outbox = useOutboxItems(room)
  const lines = useAllLines(room, view)
  // The document is there once the server has opened the review, not when this tab has asked for it.
  const hasReview = () => room.store.getConfirmed().incident.review !== null
  const isOpen = useSyncExternalStore(room.store.subscribe, hasReview, hasReview)
  if (condition === 'gone') return <RoomGone draftScope={draftScopeOf(viewer.id, room.id)} />
  return (
    <RoomProvider room={room} view={view} viewer={viewer} present={nobody} outbox={outbox} condition={condition}>
      {isOpen ? <PostmortemDocument lines={lines} categories={categories} rules={rules} /> : <NoReview />}
    </RoomProvider>
  )
}

const nobody: readonly never[] = []
