import { randomUUID } from 'node:crypto'
import type { PersonActor } from '@/lib/domain/actor'
import type { Ref } from '@/lib/domain/incident/values'
import type { Rotation } from '@/lib/domain/on-call/rota'
import { newRotaSchema } from '@/lib/domain/on-call/rota-inputs'
import type { RotaDetail } from '@/lib/domain/on-call/rota-view'
import { createRota } from '@/lib/server/on-call/change-rota'
import { aLayer, aRotation } from '@/lib/testing/rotas'

/** A rotation in which these take weekly turns, in order. */
export const weeklyOf = (people: readonly Ref[], over: Partial<Rotation> = {}): Rotation =>
  aRotation({ zone: 'UTC', layers: [aLayer({ participantIds: people.map(({ id }) => id) })], ...over })

interface RotaOptions {
  by: PersonActor
  people: readonly Ref[]
  team?: Ref
  name?: string
  rotation?: Partial<Rotation>
  from?: string
}

/** Makes a rota as its page does. */
export const aSavedRota = ({ by, people, team, name = 'Checkout', rotation, from }: RotaOptions): Promise<RotaDetail> =>
  createRota(
    by,
    newRotaSchema.parse({
      key: `rota-${randomUUID().slice(0, 8)}`,
      name,
      teamId: team?.id ?? null,
      rotation: weeklyOf(people, rotation),
      ...(from ? { from } : {}),
    }),
  )
