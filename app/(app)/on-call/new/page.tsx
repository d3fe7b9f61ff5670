import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { RotaEditor } from '@/components/on-call/editor/rota-editor'
import { isResponder } from '@/lib/domain/incident/policy'
import { requirePageActor } from '@/lib/server/http/actor'
import { listTeams } from '@/lib/server/queries/list-teams'

export const metadata: Metadata = { title: 'New rota' }

export default async function NewRota() {
  const actor = await requirePageActor()
  if (!isResponder(actor)) notFound()
  return <RotaEditor rota={null} teams={await listTeams(actor)} />
}
