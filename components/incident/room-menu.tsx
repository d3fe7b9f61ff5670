'use client'
import {
  CopyCheck,
  Ellipsis,
  Hand,
  History,
  Link2,
  ListFilter,
  Lock,
  Milestone,
  Pencil,
  Search,
  Server,
  ShieldCheck,
  Timer,
  Undo2,
  UserPlus,
  Video,
} from 'lucide-react'
import { useRoom } from '@/components/incident/room-context'
import { type PlainDialog, useRoomNavigation } from '@/components/incident/room-navigation'
import { STATUS_STEPS } from '@/components/incident/status-steps'
import { useIsPhone } from '@/components/incident/use-is-phone'
import { copyText } from '@/components/ui/copy-text'
import { IconButton } from '@/components/ui/icon-button'
import { Menu, MenuItem, MenuSeparator } from '@/components/ui/menu'
import { toast } from '@/components/ui/toast'
import { canAddMembers, takesPart } from '@/lib/domain/incident/access-rules'
import { join } from '@/lib/domain/incident/commands/join'
import { leave } from '@/lib/domain/incident/commands/leave'
import { setPrivacy } from '@/lib/domain/incident/commands/set-privacy'
import { withdraw } from '@/lib/domain/incident/commands/withdraw'
import { NEXT_STATUSES } from '@/lib/domain/incident/journey'

const glyph = { 'aria-hidden': true, size: 14, strokeWidth: 1.75, className: 'text-text-3' } as const

/** What is not done every minute. */
export function RoomMenu() {
  const { incident, viewer, canRespond, isClosed, act, whyNot } = useRoom()
  const { openDialog, search } = useRoomNavigation()
  const isPhone = useIsPhone()
  const open = (kind: PlainDialog) => () => openDialog({ kind })
  const isActing = canRespond && !isClosed
  const canSeePrivacy = !whyNot(setPrivacy, { visibility: otherVisibility(incident.visibility) })
  const isTakingPart = takesPart(viewer.id, incident)

  async function copyLink() {
    const isCopied = await copyText(`${window.location.origin}/incidents/${incident.key}`)
    if (isCopied) toast('Link copied')
    else toast('The browser did not allow copying', { description: window.location.href, tone: 'warning' })
  }

  return (
    <Menu
      trigger={
        <IconButton
          label="More"
          size="md"
          icon={<Ellipsis aria-hidden size={16} strokeWidth={1.75} />}
          className="shrink-0"
        />
      }
    >
      {isPhone && (
        <>
          <MenuItem icon={<History {...glyph} />} onSelect={open('catch-up')}>
            Catch me up
          </MenuItem>
          <MenuItem icon={<Search {...glyph} />} onSelect={search}>
            Search this timeline
          </MenuItem>
          <MenuItem icon={<ListFilter {...glyph} />} onSelect={open('filter')}>
            Filter…
          </MenuItem>
          <MenuSeparator />
        </>
      )}
      {isPhone && isActing && (
        <>
          {NEXT_STATUSES[incident.status].map((status) => (
            <MenuItem
              key={status}
              icon={<Milestone {...glyph} />}
              onSelect={() => openDialog({ kind: 'status', status })}
            >
              {STATUS_STEPS[status].verb(incident.status)}…
            </MenuItem>
          ))}
          <MenuItem icon={<Pencil {...glyph} />} onSelect={open('retitle')}>
            Change the title…
          </MenuItem>
          <MenuSeparator />
        </>
      )}
      {isActing && (
        <>
          <MenuItem icon={<UserPlus {...glyph} />} onSelect={() => openDialog({ kind: 'ask-for-help' })}>
            Ask for help…
          </MenuItem>
          <MenuItem
            icon={<Hand {...glyph} />}
            onSelect={() => act(isTakingPart ? leave : join, {})}
            disabledReason={isTakingPart ? (whyNot(leave, {}) ?? undefined) : undefined}
          >
            {isTakingPart ? 'I no longer take part' : 'I take part'}
          </MenuItem>
          <MenuSeparator />
          <MenuItem icon={<Server {...glyph} />} onSelect={open('services')}>
            What is hit…
          </MenuItem>
          <MenuItem icon={<Timer {...glyph} />} onSelect={open('instants')}>
            When it happened…
          </MenuItem>
          <MenuItem icon={<Video {...glyph} />} onSelect={open('bridge')}>
            Bridge call…
          </MenuItem>
          <MenuItem icon={<Link2 {...glyph} />} onSelect={open('link')}>
            Keep a link…
          </MenuItem>
          <MenuSeparator />
        </>
      )}
      {(canSeePrivacy || canAddMembers(viewer, incident)) && (
        <MenuItem icon={<Lock {...glyph} />} onSelect={open('privacy')}>
          {incident.visibility === 'private' ? 'Members…' : 'Make private…'}
        </MenuItem>
      )}
      {isActing && (
        <MenuItem icon={<CopyCheck {...glyph} />} onSelect={open('duplicate')}>
          Mark as a duplicate…
        </MenuItem>
      )}
      {!whyNot(withdraw, { reason: '-' }) && (
        <MenuItem icon={<Undo2 {...glyph} />} onSelect={open('withdraw')}>
          Withdraw…
        </MenuItem>
      )}
      <MenuItem icon={<Link2 {...glyph} />} onSelect={copyLink}>
        Copy link to this room
      </MenuItem>
      <MenuItem icon={<ShieldCheck {...glyph} />} onSelect={open('verify')}>
        Check the log…
      </MenuItem>
    </Menu>
  )
}

const otherVisibility = (visibility: 'open' | 'private') => (visibility === 'open' ? 'private' : 'open')
