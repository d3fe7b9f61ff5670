'use client'
import clsx from 'clsx'
import { useHistoryQuery } from '@/components/history/use-history-query'

/** Drills and tests are left out unless they are asked for; each press says so. */
export function FilterLeftOut() {
  const { filters, set } = useHistoryQuery()
  const { drills, tests, kind } = filters
  return (
    <>
      {!kind.includes('drill') && (
        <Switch isOn={drills} onPress={() => set({ drills: !drills })}>
          {drills ? 'Drills shown' : 'Drills left out'}
        </Switch>
      )}
      <Switch isOn={tests} onPress={() => set({ tests: !tests })}>
        {tests ? 'Tests shown' : 'Tests left out'}
      </Switch>
    </>
  )
}

function Switch({ isOn, onPress, children }: { isOn: boolean; onPress: () => void; children: string }) {
  return (
    <button
      type="button"
      title={isOn ? 'Leave them out' : 'Show them'}
      onClick={onPress}
      className={clsx(
        'inline-flex h-6 items-center rounded-1 px-[7px] font-medium text-12 max-md:h-10 max-md:px-3',
        isOn
          ? 'bg-accent-soft text-accent inset-ring inset-ring-accent-line'
          : 'text-text-2 inset-ring inset-ring-line-strong hover:bg-hover',
      )}
    >
      {children}
    </button>
  )
}
