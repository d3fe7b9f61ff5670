'use client'
import clsx from 'clsx'
import { useRoom } from '@/components/incident/room-context'
import { useRoomNavigation } from '@/components/incident/room-navigation'
import { TakeRolePopover } from '@/components/incident/take-role-popover'
import { Avatar } from '@/components/ui/avatar'
import { Menu, MenuItem } from '@/components/ui/menu'
import { cancelHandOver } from '@/lib/domain/incident/commands/cancel-hand-over'
import { releaseRole } from '@/lib/domain/incident/commands/release-role'
import { takeRole } from '@/lib/domain/incident/commands/take-role'
import { canGiveRole } from '@/lib/domain/incident/role-rules'
import { ROLE_NAMES, type SingleRole } from '@/lib/domain/incident/values'

const linkClass = 'link shrink-0 rounded-1 text-12 max-md:py-3 max-md:pl-2 max-md:text-13'

export interface RoleItemProps {
  role: SingleRole
  /** There is room for the whole name of the role and its holder. */
  isWide?: boolean
}

/** One of the four roles: its holder or its vacancy, and what this person can do about it. */
export function RoleItem({ role, isWide = false }: RoleItemProps) {
  const { incident, viewer, isClosed } = useRoom()
  const holder = incident.roles[role]
  const isOwn = holder?.id === viewer.id
  const name = role === 'communications' && !isWide ? 'Comms' : ROLE_NAMES[role]
  return (
    <span className="flex min-w-0 items-center gap-1.5 whitespace-nowrap">
      {holder ? (
        <Avatar id={holder.id} name={holder.name} isQuiet={holder.absentSince !== null} />
      ) : (
        <span aria-hidden className="size-5 shrink-0 rounded-full border-[1.5px] border-control border-dashed" />
      )}
      <span className={clsx('text-text-3', holder && !isWide && 'max-md:sr-only')}>{name}</span>
      {holder ? (
        <b className={clsx('truncate', role === 'commander' ? 'font-semibold' : 'font-medium')} title={holder.name}>
          {/* What they can do with it matters more than their own name. */}
          {isOwn && !isWide && <span className="md:hidden">You</span>}
          <span className={clsx(isOwn && !isWide && 'max-md:hidden')}>
            {role === 'commander' || isWide ? holder.name : firstName(holder.name)}
          </span>
        </b>
      ) : (
        <b className={clsx('font-medium max-[359px]:sr-only', isClosed ? 'text-text-3' : 'text-warning')}>vacant</b>
      )}
      {holder && role === 'commander' && !isWide && !isOwn && <span className="text-text-3 md:hidden">commands</span>}
      {holder?.absentSince && <span className="text-12 text-warning">away</span>}
      {isOwn ? <OwnRole role={role} /> : <OthersRole role={role} isWide={isWide} />}
    </span>
  )
}

const firstName = (name: string) => name.split(' ')[0] ?? name

/** A role this person holds: hand it over, or lay it down. */
function OwnRole({ role }: { role: SingleRole }) {
  const { incident, isClosed, act } = useRoom()
  const { openDialog } = useRoomNavigation()
  const offer = incident.offers.find((each) => each.role === role)
  if (isClosed) return null
  return (
    <Menu
      align="start"
      trigger={
        <button type="button" className={linkClass}>
          {offer ? `Offered to ${firstName(offer.to.name)}` : 'Hand over'}
        </button>
      }
    >
      <MenuItem onSelect={() => openDialog({ kind: 'hand-over', role })}>
        {offer ? 'Offer it to somebody else…' : `Hand over ${ROLE_NAMES[role].toLowerCase()}…`}
      </MenuItem>
      {offer && (
        <MenuItem onSelect={() => act(cancelHandOver, { offerId: offer.offerId })}>Take the offer back</MenuItem>
      )}
      <MenuItem onSelect={() => act(releaseRole, { role })}>Lay it down, so that it is vacant</MenuItem>
    </Menu>
  )
}

/** A role of somebody else, or of nobody. */
function OthersRole({ role, isWide }: Required<RoleItemProps>) {
  const { incident, viewer, canRespond, isClosed, act } = useRoom()
  const { openDialog } = useRoomNavigation()
  const holder = incident.roles[role]
  if (!canRespond || isClosed) return null
  if (!holder || holder.absentSince) {
    return (
      <button type="button" onClick={() => act(takeRole, { role })} className={linkClass}>
        {role === 'commander' ? 'Take command' : 'Take'}
      </button>
    )
  }
  return (
    <span className={clsx('flex items-center', !isWide && 'max-lg:hidden')}>
      <TakeRolePopover
        role={role}
        holder={holder.name}
        onHandOver={canGiveRole(viewer, incident, role) ? () => openDialog({ kind: 'hand-over', role }) : null}
      />
    </span>
  )
}
