'use client'
import { useState } from 'react'
import { isChangedMeanwhile } from '@/lib/client/changed-meanwhile'
import { addScenario, changeScenario, readScenario } from '@/lib/client/drills'
import type { ScenarioDetail } from '@/lib/domain/drill/drill-view'

/** Saves a scenario on top of the one that was read. When somebody changed it meanwhile, `newer` is what it is now. */
export function useSaveScenario(initial: ScenarioDetail | null) {
  const [base, setBase] = useState(initial)
  const [newer, setNewer] = useState<ScenarioDetail | null>(null)

  async function save(source: string): Promise<ScenarioDetail> {
    // Of the library, or of somebody else: it becomes one of one's own.
    if (!base?.own?.isMine) return (await addScenario(source)).scenario
    try {
      const { scenario } = await changeScenario(base.key, { source, version: base.own.version })
      setBase(scenario)
      return scenario
    } catch (failure) {
      if (isChangedMeanwhile(failure)) setNewer((await readScenario(base.key)).scenario)
      throw failure
    }
  }
  /** What is saved next is saved on top of the newer one. */
  function goOn() {
    setBase(newer)
    setNewer(null)
  }
  return { save, newer, goOn }
}
