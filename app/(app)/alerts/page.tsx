import type { Metadata } from 'next'
import { AlertsPage } from '@/components/alerts/alerts-page'
import { isResponder } from '@/lib/domain/incident/policy'
import { requirePageActor } from '@/lib/server/http/actor'
import { listAlertRules } from '@/lib/server/queries/list-alert-rules'
import { listApart } from '@/lib/server/queries/list-alerts'
import { listMaintenanceWindows, listSilences } from '@/lib/server/queries/list-silences'

export const metadata: Metadata = { title: 'Alerts' }

export default async function Page() {
  const actor = await requirePageActor()
  const [silences, windows, apart, rules] = await Promise.all([
    listSilences(actor),
    listMaintenanceWindows(actor),
    listApart(actor, { status: 'firing', limit: 100 }),
    listAlertRules(actor, { days: 90, limit: 50 }),
  ])
  return <AlertsPage {...{ silences, windows, apart, rules }} canRespond={isResponder(actor)} />
}
