import type { Metadata } from 'next'
import { ShiftPage } from '@/components/shift/shift-page'
import { mySpan } from '@/lib/client/on-call/spans'
import { LOAD_WEEKS } from '@/lib/client/paging/load-weeks'
import { now } from '@/lib/server/clock'
import { requirePageActor } from '@/lib/server/http/actor'
import { getOwnLoad } from '@/lib/server/queries/get-on-call-load'
import { listMyShifts } from '@/lib/server/queries/list-my-shifts'
import { listRotas } from '@/lib/server/queries/list-rotas'

export const metadata: Metadata = { title: 'My shift' }

/** What is open comes with the layout: the rail shows it on every page. */
export default async function Page() {
  const actor = await requirePageActor()
  const [shifts, rotas, load] = await Promise.all([
    listMyShifts(actor, mySpan(now().getTime())),
    listRotas(actor, { archived: true }),
    getOwnLoad(actor, LOAD_WEEKS),
  ])
  return <ShiftPage onCall={{ shifts, rotas }} load={load} />
}
