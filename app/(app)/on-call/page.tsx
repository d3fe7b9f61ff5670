import type { Metadata } from 'next'
import { isOf } from '@/components/on-call/rota-words'
import { RotasPage } from '@/components/on-call/rotas-page'
import { requirePageActor } from '@/lib/server/http/actor'
import { getRota } from '@/lib/server/queries/get-rota'
import { listRotas } from '@/lib/server/queries/list-rotas'

export const metadata: Metadata = { title: 'On call' }

export default async function OnCall() {
  const actor = await requirePageActor()
  const rotas = await listRotas(actor, { archived: true })
  const own = rotas.filter((rota) => !rota.isArchived && isOf(rota, actor.id))
  return <RotasPage rotas={rotas} details={await Promise.all(own.map(({ id }) => getRota(actor, id)))} />
}
