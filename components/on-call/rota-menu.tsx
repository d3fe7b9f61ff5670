'use client'
import { ArchiveMenu } from '@/components/settings/archive-menu'
import { useArchiveRota } from '@/lib/client/on-call/change-rota'
import type { RotaDetail } from '@/lib/domain/on-call/rota-view'

const consequences = {
  archive: 'Nobody is on call by it any more, at once. Its past stays, and it can be used again.',
  use: 'Whoever has a turn is on call again, at once.',
}

/** Takes a rota out of use, or back into it. */
export function RotaMenu({ rota: { name, isArchived }, rota }: { rota: RotaDetail }) {
  const archive = useArchiveRota(rota)
  return <ArchiveMenu {...{ name, isArchived, consequences, archive }} />
}
