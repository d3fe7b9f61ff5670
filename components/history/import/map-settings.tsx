'use client'
import type { MappingProps } from '@/components/history/import/mapping-props'
import { KIND_NAMES } from '@/components/incidents/incident-words'
import { Card } from '@/components/ui/card'
import { useTimeZone } from '@/components/ui/clock'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import { ZoneField } from '@/components/ui/zone-field'
import { dateOrderSchema, importMappingSchema } from '@/lib/domain/import/import-mapping'
import { type ImportSource, visibilitySchema } from '@/lib/domain/incident/values'
import { isTimeZone } from '@/lib/domain/zoned-instant'

const DATE_ORDERS = {
  iso: 'Year first (2024-05-31 14:05)',
  dmy: 'Day first (31/05/2024 14:05)',
  mdy: 'Month first (05/31/2024 2:05 PM)',
}

const kindSchema = importMappingSchema.shape.kind

/** How times are written, and what all incidents of the file have in common. */
export function MapSettings({ mapping, onChange, source }: MappingProps & { source: ImportSource }) {
  const here = useTimeZone()
  return (
    <Card className="grid gap-4 p-4 md:grid-cols-2">
      {source === 'csv' && (
        <>
          <Field label="Dates are written">
            <Select
              value={mapping.dateOrder}
              onChange={(event) => onChange({ dateOrder: dateOrderSchema.parse(event.target.value) })}
            >
              {dateOrderSchema.options.map((order) => (
                <option key={order} value={order}>
                  {DATE_ORDERS[order]}
                </option>
              ))}
            </Select>
          </Field>
          <ZoneField
            label="Time zone of times that do not say theirs"
            zone={mapping.timeZone}
            note={here === mapping.timeZone ? undefined : `Yours is ${here}.`}
            error={isTimeZone(mapping.timeZone) ? undefined : 'That is not a time zone that is known here.'}
            onChange={(timeZone) => onChange({ timeZone })}
          />
        </>
      )}
      <Field label="Kind" hint={source === 'csv' ? 'Of incidents that do not say theirs.' : undefined}>
        <Select value={mapping.kind} onChange={(event) => onChange({ kind: kindSchema.parse(event.target.value) })}>
          {kindSchema.options.map((kind) => (
            <option key={kind} value={kind}>
              {KIND_NAMES[kind]}
            </option>
          ))}
        </Select>
      </Field>
      <Field label="Who may see them">
        <Select
          value={mapping.visibility}
          onChange={(event) => onChange({ visibility: visibilitySchema.parse(event.target.value) })}
        >
          <option value="open">Everybody here</option>
          <option value="private">Private: you and admins</option>
        </Select>
      </Field>
    </Card>
  )
}
