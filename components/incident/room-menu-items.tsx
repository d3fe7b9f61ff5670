'use client'
import {
  BellRing,
  CopyCheck,
  FlaskConical,
  Hand,
  History,
  Link2,
  ListFilter,
  Megaphone,
  Milestone,
  Pencil,
  ScrollText,
  Search,
  Server,
  Timer,
  Undo2,
  UserPlus,
  Video,
} from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useRoom, useRoomNow } from '@/components/incident/room-context'
import { type PlainDialog, useRoomNavigation } from '@/components/incident/room-navigation'
import { STATUS_STEPS } from '@/components/incident/status-steps'
import { postmortemPath } from '@/components/incidents/incident-path'
import { Link } from '@/components/ui/link'
import { MenuItem, MenuSeparator } from '@/components/ui/menu'
import { join } from '@/lib/domain/incident/commands/join'
import { leave } from '@/lib/domain/incident/commands/leave'
import { markTest } from '@/lib/domain/incident/commands/mark-test'
import { openReview } from '@/lib/domain/incident/commands/open-review'
import { withdraw } from '@/lib/domain/incident/commands/withdraw'
import { NEXT_STATUSES } from '@/lib/domain/incident/journey'
import { takesPart } from '@/lib/domain/incident/participants'

export const menuGlyph = { 'aria-hidden': true, size: 14, strokeWidth: 1.75, className: 'text-text-3' } as const

const SITUATION = [
  { kind: 'services', label: 'What is hit…', Glyph: Server },
  { kind: 'instants', label: 'When it happened…', Glyph: Timer },
  { kind: 'bridge', label: 'Bridge call…', Glyph: Video },
  { kind: 'link', label: 'Keep a link…', Glyph: Link2 },
] as const satisfies { kind: PlainDialog; label: string; Glyph: typeof Server }[]

/** What a wider screen has in its heading. */
export function PhoneItems() {
  const { incident, canRespond, isClosed } = useRoom()
  const { openDialog, search } = useRoomNavigation()
  return (
    <>
      <MenuItem icon={<History {...menuGlyph} />} onSelect={() => openDialog({ kind: 'catch-up' })}>
        Catch me up
      </MenuItem>
      <MenuItem icon={<Search {...menuGlyph} />} onSelect={search}>
        Search this timeline
      </MenuItem>
      <MenuItem icon={<ListFilter {...menuGlyph} />} onSelect={() => openDialog({ kind: 'filter' })}>
        Filter…
      </MenuItem>
      <MenuSeparator />
      {canRespond && (
        <>
          {NEXT_STATUSES[incident.status].map((status) => (
            <MenuItem
              key={status}
              icon={<Milestone {...menuGlyph} />}
              onSelect={() => openDialog({ kind: 'status', status })}
            >
              {STATUS_STEPS[status].verb(incident.status)}…
            </MenuItem>
          ))}
          {!isClosed && (
            <MenuItem icon={<Pencil {...menuGlyph} />} onSelect={() => openDialog({ kind: 'retitle' })}>
              Change the title…
            </MenuItem>
          )}
          <MenuSeparator />
        </>
      )}
    </>
  )
}

/** Taking part, and saying how it stands. */
export function ActItems() {
  const { viewer, act } = useRoom()
  const { incident, whyNot } = useRoomNow()
  const { openDialog } = useRoomNavigation()
  const isTakingPart = takesPart(viewer.id, incident)
  return (
    <>
      <MenuItem icon={<Megaphone {...menuGlyph} />} onSelect={() => openDialog({ kind: 'update' })}>
        Send an update…
      </MenuItem>
      <MenuItem icon={<BellRing {...menuGlyph} />} onSelect={() => openDialog({ kind: 'page' })}>
        Page somebody…
      </MenuItem>
      <MenuItem icon={<UserPlus {...menuGlyph} />} onSelect={() => openDialog({ kind: 'ask-for-help' })}>
        Ask for help…
      </MenuItem>
      <MenuItem
        icon={<Hand {...menuGlyph} />}
        onSelect={() => act(isTakingPart ? leave : join, {})}
        disabledReason={isTakingPart ? (whyNot(leave, {}) ?? undefined) : undefined}
      >
        {isTakingPart ? 'I no longer take part' : 'I take part'}
      </MenuItem>
      <MenuSeparator />
      {SITUATION.map(({ kind, label, Glyph }) => (
        <MenuItem key={kind} icon={<Glyph {...menuGlyph} />} onSelect={() => openDialog({ kind })}>
          {label}
        </MenuItem>
      ))}
      <MenuSeparator />
    </>
  )
}

/** To the postmortem; before there is one, whoever may opens its review, which drafts it. */
export function PostmortemItem() {
  const { act } = useRoom()
  const { incident, whyNot } = useRoomNow()
  const router = useRouter()
  const path = postmortemPath(incident.key)
  if (incident.review) {
    return (
      <MenuItem asChild>
        <Link href={path}>
          <ScrollText {...menuGlyph} />
          Postmortem
        </Link>
      </MenuItem>
    )
  }
  if (whyNot(openReview, {})) return null
  const open = () => {
    if (act(openReview, {}) === null) router.push(path)
  }
  return (
    <MenuItem icon={<ScrollText {...menuGlyph} />} onSelect={open}>
      Open the review
    </MenuItem>
  )
}

/** What only tries things out counts in no figure of history; also said of one that is closed. */
export function TestItem() {
  const { incident, act } = useRoom()
  const isTest = !incident.isTest
  return (
    <MenuItem icon={<FlaskConical {...menuGlyph} />} onSelect={() => act(markTest, { isTest })}>
      {isTest ? 'This is a test' : 'This is no test'}
    </MenuItem>
  )
}

/** Ways out that are no recovery. */
export function EndItems() {
  const { whyNot } = useRoomNow()
  const { openDialog } = useRoomNavigation()
  return (
    <>
      <MenuItem icon={<CopyCheck {...menuGlyph} />} onSelect={() => openDialog({ kind: 'duplicate' })}>
        Mark as a duplicate…
      </MenuItem>
      {!whyNot(withdraw, { reason: '-' }) && (
        <MenuItem icon={<Undo2 {...menuGlyph} />} onSelect={() => openDialog({ kind: 'withdraw' })}>
          Withdraw…
        </MenuItem>
      )}
    </>
  )
}
