'use client'
import { useState } from 'react'
import { useRoom } from '@/components/incident/room-context'
import { LedgerForm } from '@/components/mitigation/ledger-form'
import { Checkbox } from '@/components/ui/checkbox'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Textarea } from '@/components/ui/textarea'
import { ZonedInput } from '@/components/ui/zoned-input'
import { judgeMitigation } from '@/lib/domain/incident/commands/judge-mitigation'
import { type Mitigation, type MitigationResult, STATE_NAMES } from '@/lib/domain/incident/mitigation'
import { CRUTCH_DAYS, usuallyStays } from '@/lib/domain/incident/mitigation-rules'

const PROMPTS = {
  worked: 'What shows it',
  'no-effect': 'What you looked at',
  'made-worse': 'What got worse',
} satisfies Record<MitigationResult, string>

const DAY_MS = 24 * 3_600_000

export interface VerdictFormProps {
  one: Mitigation
  result: MitigationResult
  onClose: () => void
}

/** Did it work: what shows it, and what of it stays in place until when. */
export function VerdictForm({ one, result, onClose }: VerdictFormProps) {
  const { act } = useRoom()
  const [text, setText] = useState('')
  const [url, setUrl] = useState('')
  const [stays, setStays] = useState(result === 'worked' && usuallyStays(one))
  const [until, setUntil] = useState<string | null>(() => new Date(Date.now() + CRUTCH_DAYS * DAY_MS).toISOString())

  function handleSubmit() {
    if (url.trim() && !text.trim()) return 'Say in a word what the link shows.'
    const expiresAt = stays ? until : null
    if (stays && expiresAt === null) return 'Say until when it stays in place.'
    return act(judgeMitigation, {
      mitigationId: one.id,
      result,
      ...(text.trim() && { evidence: { text, ...(url.trim() && { url }) } }),
      ...(expiresAt && { crutch: { expiresAt } }),
    })
  }

  return (
    <LedgerForm
      label={`${STATE_NAMES[result]}: ${one.title}`}
      submit={STATE_NAMES[result]}
      onSubmit={handleSubmit}
      onClose={onClose}
    >
      <Field label={PROMPTS[result]} isOptional>
        <Textarea autoFocus value={text} onChange={(event) => setText(event.target.value)} rows={2} maxLength={2000} />
      </Field>
      <Field label="Link" isOptional>
        <Input type="url" value={url} onChange={(event) => setUrl(event.target.value)} placeholder="https://" />
      </Field>
      {result === 'worked' && (
        <>
          <Checkbox
            label="Something stays in place"
            hint="It is kept on the list of crutches until it is undone or made permanent."
            checked={stays}
            onCheckedChange={setStays}
          />
          {stays && <ZonedInput label="Until" value={until} onChange={setUntil} />}
        </>
      )}
    </LedgerForm>
  )
}
