import { useMutation } from '@tanstack/react-query'
import { api } from '@/lib/client/api'
import type { Rotation } from '@/lib/domain/on-call/rota'
import type { RotaChange } from '@/lib/domain/on-call/rota-inputs'
import type { RotaDetail } from '@/lib/domain/on-call/rota-view'
import { useOnCallChanged } from './rotas'

export interface RotaFields {
  key: string
  name: string
  teamId: string | null
  rotation: Rotation
  /** When it begins to hold; now when it is left out. */
  from?: string
}

const rotaOf = ({ rota }: { rota: RotaDetail }) => rota

export const addRota = (fields: RotaFields): Promise<RotaDetail> =>
  api<{ rota: RotaDetail }>('POST', '/api/v1/rotas', fields).then(rotaOf)

/** Changes what is given of a rota, and not who is on call by it. */
export const changeRota = (id: string, change: RotaChange): Promise<RotaDetail> =>
  api<{ rota: RotaDetail }>('PATCH', `/api/v1/rotas/${id}`, change).then(rotaOf)

/** Has another rotation hold, from now or from a later instant on. */
export const changeRotation = (
  id: string,
  change: { version: number; rotation: Rotation; from?: string },
): Promise<RotaDetail> => api<{ rota: RotaDetail }>('PUT', `/api/v1/rotas/${id}/rotation`, change).then(rotaOf)

/** Takes a rota out of use, or back into it. */
export function useArchiveRota({ id, version }: RotaDetail) {
  const changed = useOnCallChanged()
  return useMutation({
    mutationFn: (archived: boolean) => changeRota(id, { version, archived }),
    onSettled: changed,
  })
}
