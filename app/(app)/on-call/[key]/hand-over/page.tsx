import type { Metadata } from 'next'
import { loadRota, type RotaPageParams } from '@/app/(app)/on-call/[key]/load-rota'
import { HandOverPage } from '@/components/on-call/hand-over-page'
import { getHandOver } from '@/lib/server/queries/get-hand-over'

export async function generateMetadata({ params }: RotaPageParams): Promise<Metadata> {
  return { title: `Hand-over of ${(await loadRota((await params).key)).rota.name}` }
}

export default async function HandOver({ params }: RotaPageParams) {
  const { actor, rota } = await loadRota((await params).key)
  const handOvers = await Promise.all(rota.now.map(({ seat }) => getHandOver(actor, rota.id, seat)))
  return <HandOverPage rota={rota} handOvers={handOvers} />
}
