import type { Metadata } from 'next'
import { cache } from 'react'
import '@/components/postmortem/editor/editor.css'
import '@/components/postmortem/editor/rich-text.css'
import { PostmortemPage } from '@/components/postmortem/postmortem-page'
import { requirePageActor } from '@/lib/server/http/actor'
import { orNotFound } from '@/lib/server/http/or-not-found'
import { readSetting } from '@/lib/server/organisation-settings'
import { getRoom } from '@/lib/server/queries/get-room'

interface PostmortemProps {
  params: Promise<{ key: string }>
}

/** The room, once a request; what one may not see is a page that does not exist. */
const loadRoom = cache(async (key: string) => orNotFound(getRoom(await requirePageActor(), key)))

export async function generateMetadata({ params }: PostmortemProps): Promise<Metadata> {
  const { incident } = await loadRoom((await params).key)
  return { title: `${incident.key} Postmortem: ${incident.title}` }
}

export default async function Postmortem({ params }: PostmortemProps) {
  const [{ readSeq: _, ...snapshot }, categories, rules] = await Promise.all([
    params.then(({ key }) => loadRoom(key)),
    readSetting('factor-categories'),
    readSetting('review-rules'),
  ])
  return <PostmortemPage key={snapshot.incident.id} snapshot={snapshot} categories={categories} rules={rules} />
}
