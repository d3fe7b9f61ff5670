import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { loadRota, type RotaPageParams } from '@/app/(app)/on-call/[key]/load-rota'
import { RotaEditor } from '@/components/on-call/editor/rota-editor'
import { listTeams } from '@/lib/server/queries/list-teams'

export async function generateMetadata({ params }: RotaPageParams): Promise<Metadata> {
  return { title: `Change ${(await loadRota((await params).key)).rota.name}` }
}

export default async function EditRota({ params }: RotaPageParams) {
  const { actor, rota } = await loadRota((await params).key)
  if (!rota.isEditable || rota.isArchived) notFound()
  return <RotaEditor rota={rota} teams={await listTeams(actor)} />
}
