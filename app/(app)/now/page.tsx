import type { Metadata } from 'next'
import { FirstMinutes } from '@/components/declare/first-minutes'
import { requirePageActor } from '@/lib/server/http/actor'

export const metadata: Metadata = { title: 'Now' }

export default async function NowPage() {
  await requirePageActor()
  return <FirstMinutes />
}
