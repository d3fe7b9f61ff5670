import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ReviewSettings } from '@/components/settings/review-settings'
import { isAdmin } from '@/lib/domain/incident/policy'
import { requirePageActor } from '@/lib/server/http/actor'
import { readVersionedSetting } from '@/lib/server/organisation-settings'

export const metadata: Metadata = { title: 'Reviews' }

export default async function ReviewsPage() {
  const actor = await requirePageActor()
  if (!isAdmin(actor)) notFound()
  const [rules, categories] = await Promise.all([
    readVersionedSetting('review-rules'),
    readVersionedSetting('factor-categories'),
  ])
  return <ReviewSettings rules={rules} categories={categories} />
}
