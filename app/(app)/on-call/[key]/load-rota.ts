import { cache } from 'react'
import { requirePageActor } from '@/lib/server/http/actor'
import { orNotFound } from '@/lib/server/http/or-not-found'
import { getRota } from '@/lib/server/queries/get-rota'

/** The rota of an address, for its title and its page alike; the page of what does not exist when there is none. */
export const loadRota = cache(async (key: string) => {
  const actor = await requirePageActor()
  const rota = await orNotFound(getRota(actor, key))
  return { actor, rota }
})

export interface RotaPageParams {
  params: Promise<{ key: string }>
}
