import type { Metadata } from 'next'
import { ShiftPage } from '@/components/shift/shift-page'
import { requirePageActor } from '@/lib/server/http/actor'
import { getShift } from '@/lib/server/queries/get-shift'

export const metadata: Metadata = { title: 'My shift' }

export default async function Page() {
  return <ShiftPage initial={await getShift(await requirePageActor())} />
}
