'use client'
import type { DeclareDraft } from '@/components/declare/declare-draft'
import { Checkbox } from '@/components/ui/checkbox'
import { Fieldset } from '@/components/ui/fieldset'
import { Segmented } from '@/components/ui/segmented'

const DELIVERY = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
  { value: 'unsure', label: 'Unsure' },
] as const

const IMPACT = [
  { value: 'down-for-many', label: 'Many' },
  { value: 'down-for-some', label: 'Some' },
  { value: 'minor', label: 'Minor', hint: 'There is a workaround' },
  { value: 'none', label: 'Nobody' },
  { value: 'unsure', label: 'Unsure' },
] as const

export interface DeclarePartProps {
  draft: DeclareDraft
  onChange: (part: Partial<DeclareDraft>) => void
}

/** The two questions that a severity follows from. */
export function DeclareQuestions({ draft, onChange }: DeclarePartProps) {
  return (
    <>
      <Fieldset legend="Who is hurt?">
        <Segmented
          isWide
          size="md"
          label="Who is hurt?"
          value={draft.impact}
          options={IMPACT}
          onValueChange={(impact) => onChange({ impact })}
        />
        <Checkbox
          label="Data may be lost, wrong or exposed"
          checked={draft.dataAtRisk}
          onCheckedChange={(dataAtRisk) => onChange({ dataAtRisk })}
        />
      </Fieldset>
      <Fieldset legend="Can teams still deliver to production?">
        <Segmented
          isWide
          size="md"
          label="Can teams still deliver to production?"
          value={draft.canDeliver}
          options={DELIVERY}
          onValueChange={(canDeliver) => onChange({ canDeliver })}
        />
      </Fieldset>
    </>
  )
}
