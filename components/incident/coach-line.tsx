'use client'
import { useEffect, useState } from 'react'
import { useRoom, useRoomNow } from '@/components/incident/room-context'
import { type RoomNavigation, useRoomNavigation } from '@/components/incident/room-navigation'
import { Button } from '@/components/ui/button'
import { useNow } from '@/components/ui/clock'
import { useAnnounce } from '@/components/ui/live-region'
import type { Advice } from '@/lib/domain/incident/coach/advice'
import { adviceOf } from '@/lib/domain/incident/coach/advice-of'
import { commandsByName } from '@/lib/domain/incident/commands/registry'

/** The line changes at most this often, so that it can be read. */
const SETTLED_MS = 20_000

/** One quiet line about the room, with one thing that can be done about it. Never amber or red, never two at once. */
export function CoachLine() {
  const { canRespond } = useRoom()
  const { advice, dismiss } = useAdvice()
  if (!canRespond || !advice) return null
  return (
    <div
      key={advice.id}
      className="[@media(max-height:540px)]:hidden mx-4 mb-2 flex min-h-9 animate-settle items-center gap-2.5 rounded-2 border border-line bg-bg py-0.5 pr-1 pl-3 text-text-2 max-md:mx-0 max-md:mb-0 max-md:rounded-none max-md:border-x-0 max-md:border-b-0 max-md:px-4 max-md:py-2 max-md:text-14"
    >
      <KeelGlyph />
      <p className="min-w-0 flex-1">{advice.sentence}</p>
      {advice.action && <AdviceButton action={advice.action} />}
      <Button variant="ghost" onClick={() => dismiss(advice.id)} className="text-text-3 max-md:hidden">
        Later
      </Button>
    </div>
  )
}

function AdviceButton({ action }: { action: NonNullable<Advice['action']> }) {
  const { send } = useRoom()
  const navigation = useRoomNavigation()
  function handleClick() {
    if (action.kind === 'open') return open(action, navigation)
    const command = commandsByName.get(action.command)
    if (command) send(command, action.input)
  }
  return <Button onClick={handleClick}>{action.label}</Button>
}

function open(
  { what, seq }: Extract<NonNullable<Advice['action']>, { kind: 'open' }>,
  { openDialog, jumpTo }: RoomNavigation,
) {
  if (what !== 'entry') openDialog({ kind: what })
  else if (seq !== undefined) jumpTo(seq)
}

/** What the rules say now, held still for a while unless it is no longer true. */
function useAdvice() {
  const { viewer } = useRoom()
  const { view, present } = useRoomNow()
  const announce = useAnnounce()
  const now = useNow(1000)
  const [dismissed, setDismissed] = useState<ReadonlySet<string>>(new Set())
  const [shown, setShown] = useState<{ advice: Advice | null; at: number }>({ advice: null, at: 0 })
  const room = { incident: view.incident, present: [...present], now: new Date(now).toISOString(), viewerId: viewer.id }
  const latest = present.length > 0 ? adviceOf({ ...room, dismissed }) : null
  const isStillTrue = shown.advice !== null && isSaid(shown.advice, room, dismissed)
  const next = isStillTrue && now - shown.at < SETTLED_MS ? refreshed(shown.advice, latest) : latest

  useEffect(() => {
    if (next?.id === shown.advice?.id) return
    setShown({ advice: next, at: now })
    if (next) announce(next.sentence)
  }, [next, shown.advice, now, announce])

  return { advice: next, dismiss: (id: string) => setDismissed(new Set([...dismissed, id])) }
}

/** The same fact with its present numbers. */
const refreshed = (shown: Advice | null, latest: Advice | null) => (latest?.id === shown?.id ? latest : shown)

function isSaid(
  advice: Advice,
  room: Omit<Parameters<typeof adviceOf>[0], 'dismissed'>,
  dismissed: ReadonlySet<string>,
): boolean {
  if (dismissed.has(advice.id)) return false
  // A fact of lesser weight still stands when, without what outranks it, it would be said.
  const outranked = new Set(dismissed)
  for (
    let said = adviceOf({ ...room, dismissed: outranked });
    said;
    said = adviceOf({ ...room, dismissed: outranked })
  ) {
    if (said.id === advice.id) return true
    outranked.add(said.id)
  }
  return false
}

function KeelGlyph() {
  return (
    <svg viewBox="0 0 20 20" fill="none" aria-hidden="true" className="size-[18px] shrink-0 text-accent">
      <path
        d="M3 8.500h14c-.5 4.200-3.300 6.500-7 6.500s-6.500-2.300-7-6.500Z"
        stroke="currentColor"
        strokeWidth="1.600"
        strokeLinejoin="round"
      />
      <path d="M7 5h6" stroke="currentColor" strokeWidth="1.600" strokeLinecap="round" />
    </svg>
  )
}
