import { LocalTime } from '@/components/ui/local-time'
import { INSTANT_LABELS } from '@/lib/domain/incident/describe'
import type { PayloadOf } from '@/lib/domain/incident/events'
import { statedInstantSchema } from '@/lib/domain/incident/values'

export interface InstantsFactProps {
  instants: PayloadOf<'instants.set'>['instants']
  by: string
}

/** When things happened, as somebody stated it. */
export function InstantsFact({ instants, by }: InstantsFactProps) {
  const stated = statedInstantSchema.options.flatMap((name) => {
    const instant = instants[name]
    return instant ? [{ name, at: instant.at }] : []
  })
  return (
    <>
      <b className="font-medium text-text">{by}</b> noted:
      {stated.map(({ name, at }, index) => (
        <span key={name}>
          {index > 0 && ','} {at ? '' : 'cleared '}
          {INSTANT_LABELS[name].toLowerCase()}{' '}
          {at && (
            <b className="font-medium text-text">
              <LocalTime at={at} />
            </b>
          )}
        </span>
      ))}
    </>
  )
}
