import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { MailSettings } from '@/components/updates/mail-settings'
import { isAdmin } from '@/lib/domain/incident/policy'
import { requirePageActor } from '@/lib/server/http/actor'
import { mailHealth } from '@/lib/server/mail/mail-health'
import { readVersionedSetting } from '@/lib/server/organisation-settings'

export const metadata: Metadata = { title: 'Updates and mail' }

export default async function Page() {
  const actor = await requirePageActor()
  if (!isAdmin(actor)) notFound()
  const [health, templates] = await Promise.all([mailHealth(actor), readVersionedSetting('update-templates')])
  return <MailSettings health={health} templates={templates} />
}
