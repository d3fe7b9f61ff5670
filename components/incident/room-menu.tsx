'use client'
import { Dumbbell, Ellipsis, History, Link2, Lock, ShieldCheck } from 'lucide-react'
import type { Route } from 'next'
import { useRoom, useRoomAround, useRoomNow } from '@/components/incident/room-context'
import {
  ActItems,
  EndItems,
  menuGlyph,
  PhoneItems,
  PostmortemItem,
  TestItem,
} from '@/components/incident/room-menu-items'
import { useRoomNavigation } from '@/components/incident/room-navigation'
import { replayPath } from '@/components/incidents/incident-path'
import { copyText } from '@/components/ui/copy-text'
import { IconButton } from '@/components/ui/icon-button'
import { Link } from '@/components/ui/link'
import { Menu, MenuItem } from '@/components/ui/menu'
import { toast } from '@/components/ui/toast'
import { useIsPhone } from '@/components/ui/use-is-phone'
import { SubscribeItem } from '@/components/updates/subscribe-item'
import { canAddMembers } from '@/lib/domain/incident/access-rules'
import { setPrivacy } from '@/lib/domain/incident/commands/set-privacy'

/** What is not done every minute. */
export function RoomMenu() {
  const { viewer, canRespond, isClosed } = useRoom()
  const { incident, whyNot } = useRoomNow()
  const { condition } = useRoomAround()
  const { openDialog } = useRoomNavigation()
  const isPhone = useIsPhone()
  const isActing = canRespond && !isClosed
  const isPrivate = incident.visibility === 'private'
  const canSetPrivacy = !whyNot(setPrivacy, { visibility: isPrivate ? 'open' : 'private' })

  async function copyLink() {
    const url = `${window.location.origin}/incidents/${incident.key}`
    if (await copyText(url)) toast('Link copied')
    else toast('The browser did not allow copying', { description: url, tone: 'warning' })
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
      {isPhone && condition !== 'past' && <PhoneItems />}
      {isActing && <ActItems />}
      {(canSetPrivacy || canAddMembers(viewer, incident)) && (
        <MenuItem icon={<Lock {...menuGlyph} />} onSelect={() => openDialog({ kind: 'privacy' })}>
          {isPrivate ? 'Members…' : 'Make private…'}
        </MenuItem>
      )}
      {isActing && <EndItems />}
      {canRespond && <TestItem />}
      <SubscribeItem />
      <MenuItem icon={<Link2 {...menuGlyph} />} onSelect={copyLink}>
        Copy link to this room
      </MenuItem>
      <PostmortemItem />
      <MenuItem asChild>
        <Link href={replayPath(incident.key)}>
          <History {...menuGlyph} />
          Replay
        </Link>
      </MenuItem>
      {canRespond && (
        <MenuItem asChild>
          <Link href={`/drills/scenario?incident=${incident.key}` as Route}>
            <Dumbbell {...menuGlyph} />
            Make a drill of it
          </Link>
        </MenuItem>
      )}
      <MenuItem icon={<ShieldCheck {...menuGlyph} />} onSelect={() => openDialog({ kind: 'verify' })}>
        Check the log…
      </MenuItem>
    </Menu>
  )
}
