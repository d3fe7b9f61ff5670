import type { PersonActor } from '@/lib/domain/actor'
import type { Rota } from '@/lib/domain/on-call/rota'
import type { RotationPreview } from '@/lib/domain/on-call/rota-inputs'
import { lintRota, peopleOf } from '@/lib/domain/on-call/rota-lint'
import type { RotaProblem, ShiftView } from '@/lib/domain/on-call/rota-view'
import { now } from '@/lib/server/clock'
import { withSnapshot } from '@/lib/server/db/pool'
import { readRotaPeople } from '@/lib/server/db/rota-people'
import { readStretch, requireRotaTeam, requireTurnTakers } from '@/lib/server/on-call/rota-rules'
import { lintContext } from '@/lib/server/on-call/rota-views'
import { shiftViews } from '@/lib/server/on-call/shift-views'

/** Who would be on call by a rotation that nobody saved, and what is wrong with it. Throws `invalid_input`. */
export async function previewRota(
  _actor: PersonActor,
  { rotation, teamId, ...between }: RotationPreview,
): Promise<{ shifts: ShiftView[]; problems: RotaProblem[] }> {
  const stretch = readStretch(between)
  await requireRotaTeam(teamId)
  const at = now().getTime()
  const rota: Rota = { versions: [{ from: Math.min(at, stretch.from), rotation }], overrides: [] }
  return withSnapshot(async (tx) => {
    await requireTurnTakers(tx, rotation)
    const people = await readRotaPeople(tx, peopleOf(rotation))
    return {
      shifts: shiftViews(rota, stretch, people, []),
      problems: lintRota(rota, await lintContext(tx, people, teamId, at)),
    }
  })
}
