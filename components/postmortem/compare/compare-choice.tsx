'use client'
import { useRouter } from 'next/navigation'
import { comparePath, type Which, whichName } from '@/components/postmortem/document/paths'
import { Select } from '@/components/ui/select'

export interface CompareChoiceProps {
  incidentKey: string
  states: readonly Which[]
  from: Which
  to: Which
}

/** Which two are compared. */
export function CompareChoice({ incidentKey, states, from, to }: CompareChoiceProps) {
  const router = useRouter()
  const whichOf = (value: string): Which => (value === 'draft' ? 'draft' : Number(value))
  const options = states.map((which) => (
    <option key={which} value={which}>
      {whichName(which)}
    </option>
  ))
  return (
    <div className="flex flex-wrap items-center gap-2 text-13 print:hidden">
      <Select
        aria-label="Earlier"
        className="w-48!"
        value={from}
        onChange={({ target }) => router.replace(comparePath(incidentKey, whichOf(target.value), to))}
      >
        {options}
      </Select>
      <span>with</span>
      <Select
        aria-label="Later"
        className="w-48!"
        value={to}
        onChange={({ target }) => router.replace(comparePath(incidentKey, from, whichOf(target.value)))}
      >
        {options}
      </Select>
    </div>
  )
}
