import type { Metadata } from 'next'
import { MyShiftsPage } from '@/components/on-call/my-shifts-page'
import { mySpan } from '@/lib/client/on-call/spans'
import { now } from '@/lib/server/clock'
import { requirePageActor } from '@/lib/server/http/actor'
import { listCalendarFeeds } from '@/lib/server/queries/list-calendar-feeds'
import { listMyShifts } from '@/lib/server/queries/list-my-shifts'
import { listRotas } from '@/lib/server/queries/list-rotas'

export const metadata: Metadata = { title: 'My shifts' }

export default async function MyShifts() {
  const actor = await requirePageActor()
  const [shifts, rotas, feeds] = await Promise.all([
    listMyShifts(actor, mySpan(now().getTime())),
    listRotas(actor, { archived: true }),
    listCalendarFeeds(actor),
  ])
  return <MyShiftsPage shifts={shifts} rotas={rotas} feeds={feeds} />
}
