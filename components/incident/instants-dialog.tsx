'use client'
import { useState } from 'react'
import { FormDialog } from '@/components/incident/form-dialog'
import { useRoom } from '@/components/incident/room-context'
import { useTimeZone } from '@/components/ui/clock'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import { ZonedInput } from '@/components/ui/zoned-input'
import { setDetectedBy } from '@/lib/domain/incident/commands/set-detected-by'
import { setInstants } from '@/lib/domain/incident/commands/set-instants'
import { INSTANT_LABELS } from '@/lib/domain/incident/describe'
import { DETECTED_BY, detectedBySchema, type StatedInstant, statedInstantSchema } from '@/lib/domain/incident/values'

/** When things happened in the world. Those that cannot be known yet are not asked for. */
export function InstantsDialog({ onClose }: { onClose: () => void }) {
  const { incident, act } = useRoom()
  const zone = useTimeZone()
  const isOver = incident.status === 'resolved' || incident.status === 'closed'
  const names = statedInstantSchema.options.filter(
    (name) => (name !== 'mitigatedAt' || incident.status !== 'active') && (name !== 'resolvedAt' || isOver),
  )
  const before = (name: StatedInstant) => incident.instants[name]?.at ?? null
  const [noticedBefore] = useState<string>(incident.detectedBy ?? '')
  const [noticed, setNoticed] = useState(noticedBefore)
  const [changed, setChanged] = useState<Partial<Record<StatedInstant, string | null>>>({})

  function handleSubmit() {
    const instants: Partial<Record<StatedInstant, string | null>> = {}
    for (const name of names) {
      const value = changed[name]
      if (value !== undefined && value !== before(name)) instants[name] = value
    }
    const refusal = Object.keys(instants).length > 0 ? act(setInstants, { instants }) : null
    if (refusal !== null || noticed === noticedBefore) return refusal
    return act(setDetectedBy, { by: detectedBySchema.safeParse(noticed).data ?? null })
  }

  return (
    <FormDialog
      title="When it happened"
      description={`In your time zone, ${zone}. Clear one that is not known.`}
      submit="Save"
      onClose={onClose}
      onSubmit={handleSubmit}
    >
      <div className="grid grid-cols-1 gap-4 md:grid-cols-2">
        {names.map((name) => (
          <ZonedInput
            key={name}
            label={INSTANT_LABELS[name]}
            value={changed[name] === undefined ? before(name) : changed[name]}
            onChange={(at) => setChanged({ ...changed, [name]: at })}
          />
        ))}
        <Field label="Who noticed it first">
          <Select value={noticed} onChange={({ target }) => setNoticed(target.value)}>
            <option value="">Not known</option>
            {detectedBySchema.options.map((by) => (
              <option key={by} value={by}>
                {DETECTED_BY[by]}
              </option>
            ))}
          </Select>
        </Field>
      </div>
    </FormDialog>
  )
}
