import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { GithubIssuesSettings } from '@/components/settings/github-issues-settings'
import { isAdmin } from '@/lib/domain/incident/policy'
import { requirePageActor } from '@/lib/server/http/actor'
import { readVersionedSetting } from '@/lib/server/organisation-settings'
import { trackerState } from '@/lib/server/preventions/tracker-settings'

export const metadata: Metadata = { title: 'Issues' }

export default async function Page() {
  const actor = await requirePageActor()
  if (!isAdmin(actor)) notFound()
  const [settings, state] = await Promise.all([readVersionedSetting('github-issues'), trackerState(actor)])
  return <GithubIssuesSettings settings={settings} tracker={state} />
}
