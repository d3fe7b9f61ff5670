import { beginOf, isSameRotation, type RotaDraft } from '@/components/on-call/editor/rota-draft'
import { keyOf } from '@/components/on-call/editor/rota-key'
import { addRota, changeRota, changeRotation } from '@/lib/client/on-call/change-rota'
import type { Rotation } from '@/lib/domain/on-call/rota'
import type { RotaDetail } from '@/lib/domain/on-call/rota-view'

/**
 * Saves a draft on top of the rota as it was read, null for a new one: only what is different is sent. What is saved first
 * is told to `onPart`, so that when the rest is refused, only that is sent again.
 */
export async function saveRota(
  base: RotaDetail | null,
  draft: RotaDraft,
  rotation: Rotation,
  onPart: (rota: RotaDetail) => void,
): Promise<RotaDetail> {
  const named = { key: keyOf(draft), name: draft.name, teamId: draft.teamId || null }
  const { from } = beginOf(draft)
  const begin = from === undefined ? {} : { from }
  if (!base) return addRota({ ...named, rotation, ...begin })
  let rota = base
  if (named.key !== base.key || named.name !== base.name || named.teamId !== (base.team?.id ?? null)) {
    rota = await changeRota(base.id, { version: base.version, ...named })
    onPart(rota)
  }
  if (isRotationAsItWas(rota, rotation, from)) return rota
  return changeRotation(rota.id, { version: rota.version, rotation, ...begin })
}

function isRotationAsItWas({ rotation, planned }: RotaDetail, next: Rotation, from: string | undefined): boolean {
  const isSameTime = planned ? planned.from === from : from === undefined
  return isSameTime && isSameRotation(planned?.rotation ?? rotation, next)
}
