'use client'
import { useShift } from '@/lib/client/use-shift'

/** Words for what is active now, drills left out; undefined when all is quiet. */
export function useAlarm(): string | undefined {
  const { data } = useShift()
  const count = data?.open.filter(({ status, kind }) => status === 'active' && kind !== 'drill').length ?? 0
  return count === 0 ? undefined : count === 1 ? '1 is active' : `${count} are active`
}
