'use client'
import type { RotaDraft } from '@/components/on-call/editor/rota-draft'
import { RotaInput } from '@/components/on-call/rota-input'
import { Fieldset } from '@/components/ui/fieldset'
import { Segmented } from '@/components/ui/segmented'
import { isTimeZone } from '@/lib/domain/zoned-instant'

export interface BeginFieldProps {
  draft: RotaDraft
  isNew: boolean
  error?: string | undefined
  onChange: (changed: Partial<RotaDraft>) => void
}

const OPTIONS = [
  { value: 'now', label: 'At once' },
  { value: 'later', label: 'Later' },
] as const

const FROM_NOW = 'What has been stays as it was. A change that was planned for later is replaced.'
const UNTIL_THEN = 'Until then everything stays as it is. Another change that was planned is replaced.'

/** From when on a rotation holds. */
export function BeginField({ draft, isNew, error, onChange }: BeginFieldProps) {
  const zone = isTimeZone(draft.zone) ? draft.zone : 'UTC'
  return (
    <Fieldset legend="Takes effect" hint={isNew ? undefined : draft.isLater ? UNTIL_THEN : FROM_NOW}>
      <Segmented
        label="Takes effect"
        size="md"
        value={draft.isLater ? 'later' : 'now'}
        options={OPTIONS}
        onValueChange={(value) => onChange({ isLater: value === 'later' })}
      />
      {draft.isLater && (
        <div className="mt-2 max-w-72">
          <RotaInput
            label="From"
            value={draft.from}
            zone={zone}
            error={error}
            onChange={(from) => onChange({ from })}
          />
        </div>
      )}
    </Fieldset>
  )
}
