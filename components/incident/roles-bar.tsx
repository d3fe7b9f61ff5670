'use client'
import { PresenceBar } from '@/components/incident/presence-bar'
import { RoleItem } from '@/components/incident/role-item'
import { useRoom } from '@/components/incident/room-context'
import { useRoomNavigation } from '@/components/incident/room-navigation'
import { Button } from '@/components/ui/button'
import { singleRoleSchema } from '@/lib/domain/incident/values'

/** Who holds what, and who is here. Where it is narrow only the commander and the first role that is free. */
export function RolesBar() {
  const { incident } = useRoom()
  const { showTab } = useRoomNavigation()
  const { commander } = incident.roles
  // While nobody commands, nothing else is worth the room.
  const vacant =
    commander && !commander.absentSince
      ? singleRoleSchema.options.find((role) => role !== 'commander' && !incident.roles[role])
      : undefined
  return (
    <div className="flex h-11 items-center gap-3 border-line border-t px-4 text-13 max-md:justify-between md:h-10 md:gap-5 md:pl-5">
      {singleRoleSchema.options.map((role) => (
        <div
          key={role}
          className={
            role === 'commander'
              ? 'flex min-w-0 items-center md:gap-5'
              : `flex min-w-0 items-center max-md:shrink-0 ${role === vacant ? '' : 'max-lg:hidden'}`
          }
        >
          <RoleItem role={role} />
          {role === 'commander' && <span aria-hidden className="h-4 w-px bg-line-strong max-lg:hidden" />}
        </div>
      ))}
      <Button variant="ghost" className="ml-auto max-md:hidden lg:hidden" onClick={() => showTab('situation')}>
        Situation
      </Button>
      <PresenceBar />
    </div>
  )
}
