'use client'
import { usePostmortem } from '@/components/postmortem/postmortem-context'
import { figuresOf } from '@/components/postmortem/sections/figures'

/** The figures of an incident as its log has them: nobody writes them here, and they follow corrections. */
export function ImpactFigures() {
  const { incident } = usePostmortem()
  const figures = figuresOf(incident)
  if (figures.length === 0) return null
  return (
    <dl aria-label="Figures from the log" className="mt-2 mb-3 flex flex-wrap gap-x-10 gap-y-3">
      {figures.map(({ value, of, title }) => (
        <div key={of} title={title} className="flex min-w-0 flex-col-reverse">
          <dt className="text-12 text-text-2">{of}</dt>
          <dd className="font-semibold text-20 tabular">{value}</dd>
        </div>
      ))}
    </dl>
  )
}
