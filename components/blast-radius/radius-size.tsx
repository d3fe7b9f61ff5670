'use client'
import type { RadiusDraft } from '@/components/blast-radius/radius-draft'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Segmented } from '@/components/ui/segmented'

const KINDS = [
  { value: 'share', label: 'Per cent' },
  { value: 'count', label: 'Number' },
  { value: 'unknown', label: 'Not known' },
] as const

export interface RadiusSizeProps {
  draft: RadiusDraft
  onChange: (change: Partial<RadiusDraft>) => void
}

/** How many, and of whom. */
export function RadiusSize({ draft, onChange }: RadiusSizeProps) {
  const { kind } = draft
  return (
    <>
      <div className="flex flex-col gap-1.5">
        <span aria-hidden className="font-medium text-13">
          How many
        </span>
        <Segmented
          label="How many"
          value={kind}
          options={KINDS}
          onValueChange={(next) => onChange({ kind: next })}
          isWide
          size="md"
        />
      </div>
      <div className={kind === 'unknown' ? '' : 'grid grid-cols-[112px_minmax(0,1fr)] gap-4'}>
        {kind !== 'unknown' && (
          <Field label={kind === 'share' ? 'Per cent' : 'Number'} isRequired>
            <Input
              autoFocus
              inputMode="decimal"
              value={kind === 'share' ? draft.percent : draft.count}
              onChange={({ target }) =>
                onChange(kind === 'share' ? { percent: target.value } : { count: target.value })
              }
            />
          </Field>
        )}
        <Field label="Of whom or what" isRequired>
          <Input
            value={draft.who}
            onChange={(event) => onChange({ who: event.target.value })}
            maxLength={200}
            placeholder="EU checkouts"
          />
        </Field>
      </div>
    </>
  )
}
