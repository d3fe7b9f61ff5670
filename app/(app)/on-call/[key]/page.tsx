import type { Metadata } from 'next'
import { loadRota, type RotaPageParams } from '@/app/(app)/on-call/[key]/load-rota'
import { monthAt } from '@/components/on-call/calendar/weeks'
import { monthSpan } from '@/components/on-call/month-span'
import { RotaPage } from '@/components/on-call/rota-page'
import { now } from '@/lib/server/clock'
import { listCalendarFeeds } from '@/lib/server/queries/list-calendar-feeds'
import { listShifts } from '@/lib/server/queries/list-shifts'

export async function generateMetadata({ params }: RotaPageParams): Promise<Metadata> {
  return { title: (await loadRota((await params).key)).rota.name }
}

export default async function Rota({ params }: RotaPageParams) {
  const { actor, rota } = await loadRota((await params).key)
  const span = monthSpan(monthAt(now().getTime(), rota.zone), rota.zone)
  const [shifts, feeds] = await Promise.all([listShifts(actor, rota.id, span), listCalendarFeeds(actor)])
  return <RotaPage key={rota.id} rota={rota} shifts={shifts} feeds={feeds} />
}
