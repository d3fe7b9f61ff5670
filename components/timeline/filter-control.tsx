'use client'
import { ListFilter } from 'lucide-react'
import { useRoomNow } from '@/components/incident/room-context'
import { useRoomNavigation } from '@/components/incident/room-navigation'
import { isFiltering, NO_FILTER, presetOf, type TimelineFilter } from '@/components/timeline/timeline-filter'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { IconButton } from '@/components/ui/icon-button'
import { Popover } from '@/components/ui/popover'
import { Select } from '@/components/ui/select'
import { useIsPhone } from '@/components/ui/use-is-phone'
import type { RowKind } from '@/lib/domain/incident/timeline'

/** Kinds as people think of them; some are several kinds of line. */
const CHOICES: { label: string; kinds: RowKind[] }[] = [
  { label: 'Notes', kinds: ['note'] },
  { label: 'Observations', kinds: ['observation'] },
  { label: 'Hypotheses', kinds: ['hypothesis'] },
  { label: 'Decisions', kinds: ['decision'] },
  { label: 'Questions and answers', kinds: ['question', 'answer'] },
  { label: 'Severity and status', kinds: ['declared', 'severity', 'status'] },
  { label: 'Roles and people', kinds: ['role', 'people'] },
  { label: 'Alerts', kinds: ['alert'] },
  { label: 'Pages', kinds: ['page'] },
  { label: 'Situation and links', kinds: ['situation', 'link'] },
]

export interface FilterFormProps {
  filter: TimelineFilter
  onFilter: (filter: TimelineFilter) => void
}

/** What of the timeline is shown, chosen in a popover, or in a dialog where there is no room for one. */
export function FilterControl({ filter, onFilter }: FilterFormProps) {
  const { dialog, openDialog, closeDialog } = useRoomNavigation()
  const isPhone = useIsPhone()
  const isOpen = dialog?.kind === 'filter'
  const form = <FilterForm filter={filter} onFilter={onFilter} />
  if (isPhone) {
    return (
      <Dialog isOpen={isOpen} onOpenChange={closeDialog} size="sm" title="Filter the timeline">
        {form}
      </Dialog>
    )
  }
  const isOwn = presetOf(filter) === null
  return (
    <Popover
      label="Filter the timeline"
      align="end"
      className="w-72 p-4"
      isOpen={isOpen}
      onOpenChange={(next) => (next ? openDialog({ kind: 'filter' }) : closeDialog())}
      trigger={
        <IconButton
          label={isOwn ? 'Filter, on' : 'Filter'}
          icon={<ListFilter aria-hidden size={14} strokeWidth={1.75} />}
          className={isOwn ? 'text-accent!' : ''}
        />
      }
    >
      {form}
    </Popover>
  )
}

function FilterForm({ filter, onFilter }: FilterFormProps) {
  const { incident } = useRoomNow()
  const people = incident.participants.items

  function toggle(kinds: RowKind[], isOn: boolean) {
    const others = filter.kinds.filter((kind) => !kinds.includes(kind))
    onFilter({ ...filter, kinds: isOn ? [...others, ...kinds] : others })
  }

  return (
    <>
      <fieldset className="flex flex-col gap-2">
        <legend className="mb-2 font-semibold text-12 text-text-2">Only these kinds</legend>
        {CHOICES.map(({ label, kinds }) => (
          <Checkbox
            key={label}
            label={<span className="font-normal">{label}</span>}
            checked={kinds.every((kind) => filter.kinds.includes(kind))}
            onCheckedChange={(isOn) => toggle(kinds, isOn)}
          />
        ))}
      </fieldset>
      <div className="mt-4 flex flex-col gap-4 border-line border-t pt-4">
        <Field label="Only by">
          <Select
            value={filter.personId ?? ''}
            onChange={(event) => onFilter({ ...filter, personId: event.target.value || null })}
          >
            <option value="">Everybody</option>
            {people.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
        <Checkbox
          label="Only key moments"
          checked={filter.isStarred}
          onCheckedChange={(isStarred) => onFilter({ ...filter, isStarred })}
        />
        {isFiltering(filter) && (
          <Button variant="ghost" onClick={() => onFilter(NO_FILTER)}>
            Show all
          </Button>
        )}
      </div>
    </>
  )
}
