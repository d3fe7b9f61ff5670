'use client'
import { ChevronDown } from 'lucide-react'
import { useState } from 'react'
import { type Outcome, OutcomeDialog } from '@/components/postmortem/preventions/outcome-dialog'
import { useToday } from '@/components/postmortem/preventions/prevention-facts'
import { Chip, type ChipTone } from '@/components/ui/chip'
import { Menu, MenuItem } from '@/components/ui/menu'
import { toast } from '@/components/ui/toast'
import { newerOf } from '@/lib/client/postmortem/change-prevention'
import { useChangePrevention } from '@/lib/client/postmortem/use-preventions'
import { isAskedAgain, type Prevention, type PreventionState } from '@/lib/domain/postmortem/prevention'
import { dayText, PREVENTION_STATE_NAMES } from '@/lib/domain/postmortem/prevention-words'

const TONES = { open: 'line', doing: 'accent', done: 'verified', declined: 'neutral' } satisfies Record<
  PreventionState,
  ChipTone
>

const ACTS = [
  ['open', 'Open, nobody works on it'],
  ['doing', 'Somebody works on it'],
  ['done', 'It is done…'],
  ['declined', 'Decline…'],
] as const satisfies readonly (readonly [PreventionState, string])[]

/** Where it stands, what belongs to that, and the ways on. */
export function PreventionStateControl({ prevention, canEdit }: { prevention: Prevention; canEdit: boolean }) {
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const change = useChangePrevention()
  const { state, title } = prevention

  const handleSelect = async (to: PreventionState) => {
    if (to === 'done' || to === 'declined') return setOutcome(to)
    await change(prevention, { state: to }).catch((error: unknown) => {
      const why = newerOf(error) ? 'Somebody changed it meanwhile; look at what it is now.' : (error as Error).message
      toast('It stays as it is', { description: why, tone: 'warning' })
    })
  }

  const chip = (
    <Chip tone={TONES[state]}>
      {PREVENTION_STATE_NAMES[state]}
      {canEdit && <ChevronDown aria-hidden size={12} strokeWidth={1.75} data-print="hide" />}
    </Chip>
  )
  return (
    <div className="flex flex-col items-start gap-0.5 py-1.5">
      {canEdit ? (
        <Menu
          align="start"
          trigger={
            <button
              type="button"
              aria-label={`State of ${title}: ${PREVENTION_STATE_NAMES[state]}. Change`}
              className="inline-flex min-h-6 items-center rounded-1 max-md:min-h-11"
            >
              {chip}
            </button>
          }
        >
          {ACTS.filter(([to]) => to !== state || to === 'declined').map(([to, label]) => (
            <MenuItem key={to} onSelect={() => void handleSelect(to)}>
              {to === state ? 'Decline again…' : label}
            </MenuItem>
          ))}
        </Menu>
      ) : (
        chip
      )}
      <Because prevention={prevention} />
      {outcome && <OutcomeDialog prevention={prevention} outcome={outcome} onClose={() => setOutcome(null)} />}
    </div>
  )
}

function Because({ prevention }: { prevention: Prevention }) {
  const today = useToday()
  const { evidence, declined } = prevention
  if (evidence) {
    return (
      <span dir="auto" className="line-clamp-2 text-12 text-text-2" title={evidence.text}>
        {evidence.url ? (
          <a href={evidence.url} target="_blank" rel="noreferrer" className="link">
            {evidence.text}
          </a>
        ) : (
          evidence.text
        )}
      </span>
    )
  }
  if (!declined) return null
  return (
    <span className="text-12 text-text-2" title={declined.reason} suppressHydrationWarning>
      <span dir="auto" className="line-clamp-2">
        {declined.reason}
      </span>
      {isAskedAgain(prevention, today) ? (
        <span className="text-warning">Asked again</span>
      ) : (
        `Asked again on ${dayText(declined.askAgainOn, today)}`
      )}
    </span>
  )
}
