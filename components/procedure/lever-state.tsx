import { CheckClock } from '@/components/mitigation/check-clock'
import { StateChip } from '@/components/mitigation/state-chip'
import type { Mitigation } from '@/lib/domain/incident/mitigation'
import { isInFlight } from '@/lib/domain/incident/mitigations-now'

/** How far a pulled lever is, and how long until its effect should show. */
export function LeverState({ mitigation }: { mitigation: Mitigation }) {
  const { state, checkAt } = mitigation
  return (
    <>
      <StateChip state={state} />
      {checkAt && isInFlight(mitigation) && <CheckClock at={checkAt} className="pr-1" />}
    </>
  )
}
