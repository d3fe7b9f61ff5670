'use client'
import { useRoom } from '@/components/incident/room-context'
import { Chip, type ChipTone } from '@/components/ui/chip'
import { Menu, MenuItem, MenuLabel } from '@/components/ui/menu'
import { judgeHypothesis } from '@/lib/domain/incident/commands/judge-hypothesis'
import { type Verdict, verdictSchema } from '@/lib/domain/incident/values'

const VERDICTS = {
  untested: { name: 'Untested', tone: 'line' },
  supported: { name: 'Supported', tone: 'accent' },
  'ruled-out': { name: 'Ruled out', tone: 'neutral' },
} satisfies Record<Verdict, { name: string; tone: ChipTone }>

export interface VerdictMenuProps {
  entryId: string
  verdict: Verdict
  isRedacted?: boolean
}

/** How a hypothesis stands; opens the other verdicts. */
export function VerdictMenu({ entryId, verdict, isRedacted = false }: VerdictMenuProps) {
  const { canRespond, isClosed, send } = useRoom()
  const { name, tone } = VERDICTS[verdict]
  if (!canRespond || isClosed || isRedacted) return <Chip tone={tone}>{name}</Chip>
  return (
    <Menu
      trigger={
        <button
          type="button"
          aria-label={`${name}, change the verdict`}
          className="relative rounded-1 before:absolute before:-inset-y-1 before:inset-x-0 hover:brightness-95 max-md:before:-inset-y-3"
        >
          <Chip tone={tone}>{name}</Chip>
        </button>
      }
    >
      <MenuLabel>This hypothesis is</MenuLabel>
      {verdictSchema.options
        .filter((each) => each !== verdict)
        .map((each) => (
          <MenuItem key={each} onSelect={() => send(judgeHypothesis, { entryId, verdict: each })}>
            {VERDICTS[each].name}
          </MenuItem>
        ))}
    </Menu>
  )
}
