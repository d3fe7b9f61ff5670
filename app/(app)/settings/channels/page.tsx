import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ChannelsSettings } from '@/components/settings/channels-settings'
import { isAdmin } from '@/lib/domain/incident/policy'
import { channelsState } from '@/lib/server/channels/channels-state'
import { requirePageActor } from '@/lib/server/http/actor'

export const metadata: Metadata = { title: 'Channels' }

export default async function ChannelsPage() {
  const actor = await requirePageActor()
  if (!isAdmin(actor)) notFound()
  return <ChannelsSettings initial={await channelsState(actor)} />
}
