'use client'
import { Plus, Trash2 } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import { newTarget, problemAt, type StepDraft } from '@/components/paging/policies/policy-draft'
import type { KnownTargets } from '@/components/paging/policies/policy-timeline'
import { TargetRow } from '@/components/paging/policies/target-row'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Field } from '@/components/ui/field'
import { IconButton } from '@/components/ui/icon-button'
import { Input } from '@/components/ui/input'
import { MoveButtons } from '@/components/ui/move-buttons'
import { useListFocus } from '@/components/ui/use-list-focus'
import type { PathProblems } from '@/lib/client/path-problems'
import { MAX_TARGETS } from '@/lib/domain/on-call/escalation-policy'

const glyph = { 'aria-hidden': true, size: 14, strokeWidth: 1.75 } as const

export interface StepFieldsProps {
  step: StepDraft
  index: number
  count: number
  known: KnownTargets
  problems: PathProblems
  onChange: (changed: Partial<StepDraft>) => void
  onMove: (by: 1 | -1) => void
  onRemove: () => void
}

/** One step: whom it asks, and how long it waits for an answer. Alt and an arrow move it. */
export function StepFields({ step, index, count, known, problems, onChange, onMove, onRemove }: StepFieldsProps) {
  const { targets } = step
  const name = `Step ${index + 1}`
  const path = `steps.${index}`
  const whole = problemAt(problems, `${path}.targets`)
  const focus = useListFocus<HTMLUListElement>()
  function handleKeyDown(event: KeyboardEvent) {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
    event.preventDefault()
    onMove(event.key === 'ArrowUp' ? -1 : 1)
  }
  return (
    <Card>
      <section aria-label={name} className="flex flex-col gap-3 px-4 py-3" onKeyDown={handleKeyDown}>
        <div className="flex items-center gap-2">
          <h3 className="min-w-0 flex-1 font-semibold">{name}</h3>
          {count > 1 && (
            <>
              <MoveButtons
                size="md"
                name={name.toLowerCase()}
                row={index}
                index={index}
                count={count}
                onMove={onMove}
              />
              <IconButton
                size="md"
                label={`Remove ${name.toLowerCase()}`}
                icon={<Trash2 {...glyph} />}
                onClick={onRemove}
              />
            </>
          )}
        </div>
        <ul
          ref={focus.ref}
          tabIndex={-1}
          className="flex flex-col gap-2 outline-none"
          aria-label={`Whom ${name.toLowerCase()} asks`}
        >
          {targets.map((target, at) => (
            <TargetRow
              key={target.id}
              target={target}
              name={`${name}, target ${at + 1}`}
              known={known}
              error={problemAt(problems, `${path}.targets.${at}`)}
              onChange={(changed) =>
                onChange({ targets: targets.map((one) => (one.id === target.id ? { ...one, ...changed } : one)) })
              }
              onRemove={() => {
                onChange({ targets: targets.filter(({ id }) => id !== target.id) })
                focus.onRemoved()
              }}
            />
          ))}
        </ul>
        {whole && (
          <p role="alert" className="text-12 text-warning">
            {whole}
          </p>
        )}
        {targets.length < MAX_TARGETS && (
          <div>
            <Button
              icon={<Plus {...glyph} />}
              onClick={() => {
                onChange({ targets: [...targets, newTarget()] })
                focus.onAdded()
              }}
            >
              Ask somebody else too
            </Button>
          </div>
        )}
        <div className="md:w-64">
          <Field label="Minutes until the next step" error={problemAt(problems, `${path}.afterMinutes`)}>
            <Input
              inputMode="numeric"
              autoComplete="off"
              value={step.minutes}
              onChange={({ target }) => onChange({ minutes: target.value })}
            />
          </Field>
        </div>
      </section>
    </Card>
  )
}
