'use client'
import { Plus } from 'lucide-react'
import { newStep, problemAt, type StepDraft } from '@/components/paging/policies/policy-draft'
import type { KnownTargets } from '@/components/paging/policies/policy-timeline'
import { StepFields } from '@/components/paging/policies/step-fields'
import { Button } from '@/components/ui/button'
import { useAnnounce } from '@/components/ui/live-region'
import { moved } from '@/components/ui/moved'
import { SectionHeader } from '@/components/ui/section-header'
import { useListFocus } from '@/components/ui/use-list-focus'
import type { PathProblems } from '@/lib/client/path-problems'
import { MAX_STEPS } from '@/lib/domain/on-call/escalation-policy'

export interface StepsFieldProps {
  steps: StepDraft[]
  known: KnownTargets
  problems: PathProblems
  onChange: (steps: StepDraft[]) => void
}

/** The steps in order: added, removed, and moved by buttons or keys. */
export function StepsField({ steps, known, problems, onChange }: StepsFieldProps) {
  const announce = useAnnounce()
  const focus = useListFocus<HTMLOListElement>()

  function move(index: number, by: 1 | -1) {
    const to = index + by
    if (to < 0 || to >= steps.length) return
    onChange(moved(steps, index, to))
    announce(`Step ${index + 1} is now step ${to + 1} of ${steps.length}`)
    focus.onMoved(to, by)
  }
  function remove(index: number) {
    onChange(steps.filter((_, at) => at !== index))
    announce(`Step ${index + 1} removed`)
    focus.onRemoved()
  }
  const whole = problemAt(problems, 'steps')
  return (
    <section aria-labelledby="steps" className="flex flex-col gap-2">
      <SectionHeader id="steps" title="Steps" aside={<span className="text-12">The first is asked at once</span>} />
      <ol ref={focus.ref} tabIndex={-1} className="flex flex-col gap-2 outline-none">
        {steps.map((step, index) => (
          <li key={step.id}>
            <StepFields
              step={step}
              index={index}
              count={steps.length}
              known={known}
              problems={problems}
              onChange={(changed) => onChange(steps.map((one) => (one.id === step.id ? { ...one, ...changed } : one)))}
              onMove={(by) => move(index, by)}
              onRemove={() => remove(index)}
            />
          </li>
        ))}
      </ol>
      {whole && (
        <p role="alert" className="text-12 text-warning">
          {whole}
        </p>
      )}
      {steps.length < MAX_STEPS && (
        <div>
          <Button
            size="md"
            icon={<Plus aria-hidden size={14} strokeWidth={1.75} />}
            onClick={() => {
              onChange([...steps, newStep()])
              focus.onAdded()
            }}
          >
            Add step
          </Button>
        </div>
      )}
    </section>
  )
}
