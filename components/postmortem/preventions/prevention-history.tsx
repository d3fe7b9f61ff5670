'use client'
import { useToday } from '@/components/postmortem/preventions/prevention-facts'
import { Dialog } from '@/components/ui/dialog'
import { ErrorNote } from '@/components/ui/error-note'
import { LocalTime } from '@/components/ui/local-time'
import { Skeleton } from '@/components/ui/skeleton'
import { usePreventionChanges } from '@/lib/client/postmortem/use-preventions'
import { CHANGED_FIELDS, type Prevention, type PreventionChange } from '@/lib/domain/postmortem/prevention'
import { CHANGED_FIELD_NAMES, changedValueText } from '@/lib/domain/postmortem/prevention-words'

export interface PreventionHistoryProps {
  prevention: Prevention
  /** What its cards say, by id. */
  statements: ReadonlyMap<string, string>
  onClose: () => void
}

/** All that was changed of it, by whom and when. */
export function PreventionHistory({ prevention, statements, onClose }: PreventionHistoryProps) {
  const { data: changes, error } = usePreventionChanges(prevention)
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => isOpen || onClose()}
      size="sm"
      title="History"
      description={prevention.title}
    >
      {error && <ErrorNote title="The history could not be read." />}
      {!changes && !error && <Skeleton className="h-24" />}
      <ol className="flex flex-col gap-3">
        {changes?.map((change) => (
          <li key={change.version} className="text-13">
            <p className="text-12 text-text-3">
              {change.actor.name}, <LocalTime at={change.at} style="date-time" />
            </p>
            <ChangeLines change={change} statements={statements} />
          </li>
        ))}
      </ol>
    </Dialog>
  )
}

function ChangeLines({
  change: { changes },
  statements,
}: {
  change: PreventionChange
  statements: ReadonlyMap<string, string>
}) {
  const today = useToday()
  const fields = CHANGED_FIELDS.filter((field) => changes[field])
  if (fields.length === 0) return <p>Added it</p>
  const text = (field: (typeof fields)[number], value: unknown) =>
    field === 'cardId' && typeof value === 'string'
      ? (statements.get(value) ?? 'A card that is gone')
      : (changedValueText(field, value, today) ?? 'nothing')
  return (
    <ul>
      {fields.map((field) => (
        <li key={field} className="[overflow-wrap:anywhere]">
          <b className="font-medium">{CHANGED_FIELD_NAMES[field]}</b>{' '}
          <span className="text-text-2">from {text(field, changes[field]?.from)} to</span>{' '}
          {text(field, changes[field]?.to)}
        </li>
      ))}
    </ul>
  )
}
