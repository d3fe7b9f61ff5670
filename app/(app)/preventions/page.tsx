import type { Metadata } from 'next'
import { PreventionsPage } from '@/components/preventions/preventions-page'
import { requirePageActor } from '@/lib/server/http/actor'
import { listPreventions, preventionQuerySchema } from '@/lib/server/queries/list-preventions'

export const metadata: Metadata = { title: 'Preventions' }

export default async function Page() {
  const actor = await requirePageActor()
  // What the page asks for first.
  const query = preventionQuerySchema.parse({ state: 'open,doing' })
  return <PreventionsPage first={await listPreventions(actor, query)} />
}
