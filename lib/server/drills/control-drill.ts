import { type PersonActor, SYSTEM_ACTOR } from '@/lib/domain/actor'
import type { DrillControl, DrillView } from '@/lib/domain/drill/drill-view'
import { refuseAt } from '@/lib/domain/errors'
import { now } from '@/lib/server/clock'
import type { StoredDrill } from '@/lib/server/db/drills'
import { withTransaction } from '@/lib/server/db/pool'
import { endDrill } from '@/lib/server/drills/end-drill'
import { requireMaster } from '@/lib/server/drills/require-master'
import { execute } from '@/lib/server/execute'
import { getDrill } from '@/lib/server/queries/get-drill'
import { armTimer, drillKey } from '@/lib/server/timers/timers'

/** Pauses a drill, goes on with it, has something happen now, or ends it. Answers what it is then. */
export async function controlDrill(actor: PersonActor, id: string, control: DrillControl): Promise<DrillView> {
  const drill = await requireMaster(actor, id)
  if (drill.run.state === 'ended' && control.do !== 'end') throw refuseAt('DRILL-5', 'This drill is over.')
  await act(drill, control)
  return getDrill(actor, id)
}

async function act(drill: StoredDrill, control: DrillControl): Promise<void> {
  const { id, incidentId, run } = drill
  const { commandId } = control
  const command = (name: string, input: object = {}) =>
    execute({ incidentId, name, actor: SYSTEM_ACTOR, commandId, input })
  switch (control.do) {
    case 'pause':
      await command('pause-drill')
      return
    case 'resume':
      await command('resume-drill')
      await lookNow(drill)
      return
    case 'inject':
      if (control.index !== run.stepsDone) throw refuseAt('DRILL-5', 'That step has happened already.', 'index')
      await lookNow(drill, control.index)
      return
    case 'message':
      await command('record-drill-message', { from: control.from, text: control.text })
      return
    case 'end':
      await endDrill({ id, incidentId }, { commandId, note: control.note ?? null })
      return
    default:
      control satisfies never
  }
}

/** Wakes what plays the drill. */
const lookNow = ({ id, incidentId }: StoredDrill, inject?: number): Promise<void> =>
  withTransaction((tx) =>
    armTimer(tx, {
      key: drillKey(id),
      kind: 'drill-step',
      incidentId,
      payload: { drillId: id, ...(inject === undefined ? {} : { inject }) },
      dueAt: now(),
    }),
  )
