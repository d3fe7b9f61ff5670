'use client'
import { useNow, useTimeZone } from '@/components/ui/clock'
import { durationText, timeText, zoneText } from '@/components/ui/time-text'
import type { Shift, ShiftIncident } from '@/lib/domain/incident/shift'

const MINUTE = 60_000

/** The date, and in the largest type how things stand. */
export function ShiftHeadline({ shift }: { shift: Shift }) {
  const now = useNow(MINUTE / 4)
  const zone = useTimeZone()
  return (
    <div className="min-w-0 flex-1 max-md:min-w-full">
      <p className="mb-1 text-13 text-text-3" suppressHydrationWarning>
        {timeText(now, 'day', zone)}, {timeText(now, 'time', zone)} {zoneText(now, zone)}
      </p>
      <h1 className="font-semibold text-32 max-md:text-24">{headlineOf(shift)}</h1>
      <p className="mt-1 text-16 text-text-2" suppressHydrationWarning>
        {sublineOf(shift, now)}
      </p>
    </div>
  )
}

const activeOf = (open: ShiftIncident[]) => open.filter(({ status }) => status === 'active')

/** A drill is no news of how things stand. */
const realOf = ({ open }: Shift) => open.filter(({ kind }) => kind !== 'drill')

function headlineOf(shift: Shift): string {
  const open = realOf(shift)
  const active = activeOf(open).length
  if (active > 1) return `${active} incidents are active`
  if (active === 1) return 'One incident is active'
  const mitigated = open.length
  if (mitigated === 0) return 'All quiet'
  return mitigated === 1 ? 'One incident is mitigated' : `${mitigated} incidents are mitigated`
}

function sublineOf(shift: Shift, now: number): string {
  const [worst, ...others] = realOf(shift)
  if (!worst) return 'Nothing that Evenkeel knows of hurts customers or delivery.'
  const length = durationText(now - Date.parse(worst.since))
  if (worst.status !== 'active') return `The bleeding has stopped. ${worst.key} began ${length} ago.`
  const commander = worst.commander ? `${worst.commander.name} commands it.` : 'Nobody commands it yet.'
  return others.length > 0 ? worstOf(worst, length) : `${worst.severity.toUpperCase()} for ${length}. ${commander}`
}

const worstOf = ({ key, severity, commander }: ShiftIncident, length: string) =>
  `The worst is ${key}, ${severity.toUpperCase()} for ${length}, ${commander ? `with ${commander.name}` : 'without a commander'}.`
