import type { Metadata } from 'next'
import { CrutchesPage } from '@/components/crutch/crutches-page'
import { requirePageActor } from '@/lib/server/http/actor'
import { listCrutches } from '@/lib/server/queries/list-crutches'

export const metadata: Metadata = { title: 'Crutches' }

export default async function Page() {
  return <CrutchesPage first={await listCrutches(await requirePageActor())} />
}
