import { notFound } from 'next/navigation'
import { cache } from 'react'
import { isAppError } from '@/lib/domain/errors'
import { requirePageActor } from '@/lib/server/http/actor'
import { getRota } from '@/lib/server/queries/get-rota'

/** The rota of an address, for its title and its page alike; the page of what does not exist when there is none. */
export const loadRota = cache(async (key: string) => {
  const actor = await requirePageActor()
  const rota = await getRota(actor, key).catch((error: unknown) => {
    if (isAppError(error) && error.code === 'not_found') notFound()
    throw error
  })
  return { actor, rota }
})

export interface RotaPageParams {
  params: Promise<{ key: string }>
}
