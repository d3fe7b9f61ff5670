'use client'
import { type FormEvent, type KeyboardEvent, useState } from 'react'
import { useRoom } from '@/components/incident/room-context'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import type { RankedChange } from '@/lib/domain/change/ranked-change'
import { ruleOutChange } from '@/lib/domain/incident/commands/rule-out-change'

export interface RuleOutFormProps {
  change: RankedChange
  onClose: () => void
}

/** Why it is not the cause; nobody has to look at it again then. */
export function RuleOutForm({ change, onClose }: RuleOutFormProps) {
  const { send } = useRoom()
  const [because, setBecause] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const handleSubmit = (event: FormEvent) => {
    event.preventDefault()
    const refusal = because.trim() ? send(ruleOutChange, { changeId: change.id, because }) : 'Say why, in a few words.'
    setProblem(refusal)
    if (refusal === null) onClose()
  }
  const handleKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    event.stopPropagation()
    onClose()
  }
  return (
    <form noValidate onSubmit={handleSubmit} onKeyDown={handleKeyDown} className="mt-1 flex flex-col gap-2">
      <Field label="Ruled out because" {...(problem && { error: problem })}>
        <Input
          autoFocus
          value={because}
          maxLength={500}
          autoComplete="off"
          enterKeyHint="done"
          placeholder="It is behind a flag that is off"
          onChange={(event) => setBecause(event.target.value)}
        />
      </Field>
      <div className="flex gap-2">
        <Button type="submit">Rule out</Button>
        <Button variant="ghost" onClick={onClose}>
          Cancel
        </Button>
      </div>
    </form>
  )
}
