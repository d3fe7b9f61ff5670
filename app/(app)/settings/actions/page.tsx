import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ActionHostsForm } from '@/components/settings/action-hosts-form'
import { isAdmin } from '@/lib/domain/incident/policy'
import { requirePageActor } from '@/lib/server/http/actor'
import { readVersionedSetting } from '@/lib/server/organisation-settings'

export const metadata: Metadata = { title: 'Private hosts' }

export default async function Page() {
  const actor = await requirePageActor()
  if (!isAdmin(actor)) notFound()
  return <ActionHostsForm hosts={await readVersionedSetting('action-hosts')} />
}
