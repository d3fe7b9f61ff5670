'use client'
import { useMemo } from 'react'
import type { PageAction } from '@/components/command-menu/action-registry'
import { useActions } from '@/components/command-menu/use-actions'
import { useRoom } from '@/components/incident/room-context'
import { type PlainDialog, useRoomNavigation } from '@/components/incident/room-navigation'
import { STATUS_STEPS } from '@/components/incident/status-steps'
import { changeSeverity } from '@/lib/domain/incident/commands/change-severity'
import { takeRole } from '@/lib/domain/incident/commands/take-role'
import { NEXT_STATUSES } from '@/lib/domain/incident/journey'
import { singleRolesOf } from '@/lib/domain/incident/role-rules'
import { compareSeverity, ROLE_NAMES, severitySchema, singleRoleSchema } from '@/lib/domain/incident/values'

const DIALOGS: { kind: PlainDialog; label: string; keywords: string[] }[] = [
  { kind: 'update-due', label: 'Promise the next update', keywords: ['due', 'overdue'] },
  { kind: 'retitle', label: 'Change the title', keywords: ['rename'] },
  { kind: 'services', label: 'Say what is hit', keywords: ['services', 'affected'] },
  { kind: 'instants', label: 'Say when it happened', keywords: ['impact', 'started', 'detected'] },
  { kind: 'bridge', label: 'Set the bridge call', keywords: ['video', 'meeting', 'zoom'] },
  { kind: 'link', label: 'Keep a link in view', keywords: ['attach', 'url'] },
  { kind: 'privacy', label: 'Privacy and members', keywords: ['private', 'secret'] },
  { kind: 'duplicate', label: 'Mark as a duplicate', keywords: ['same'] },
  { kind: 'withdraw', label: 'Withdraw this incident', keywords: ['false alarm', 'cancel'] },
]

/** Everything the room's controls do, by name and, for what hurries, by a key. */
export function useRoomActions(): void {
  const { incident, viewer, canRespond, isClosed, act } = useRoom()
  const { openDialog } = useRoomNavigation()
  // Only what the actions are made of: they are not offered anew for each line.
  const { key: section, status: statusNow, severity: severityNow, roles } = incident
  const actions = useMemo((): PageAction[] => {
    const verify: PageAction = {
      id: 'room.verify',
      section,
      label: 'Check the log',
      run: () => openDialog({ kind: 'verify' }),
    }
    if (!canRespond) return [verify]
    const steps = NEXT_STATUSES[statusNow].map(
      (status): PageAction => ({
        id: `room.status.${status}`,
        section,
        label: `Change status: ${STATUS_STEPS[status].verb(statusNow).toLowerCase()}`,
        run: () => openDialog({ kind: 'status', status }),
      }),
    )
    if (isClosed) return [...steps, verify]
    const held = singleRolesOf(viewer.id, { roles })
    const takes = singleRoleSchema.options
      .filter((role) => !roles[role] || roles[role]?.absentSince)
      .map(
        (role): PageAction => ({
          id: `room.take.${role}`,
          section,
          label: role === 'commander' ? 'Take command' : `Take ${ROLE_NAMES[role].toLowerCase()}`,
          ...(role === 'commander' && { keys: 't' }),
          run: () => void act(takeRole, { role }),
        }),
      )
    const hands = held.map(
      (role): PageAction => ({
        id: `room.hand.${role}`,
        section,
        label: `Hand over ${ROLE_NAMES[role].toLowerCase()}`,
        ...(role === 'commander' && { keys: 'h' }),
        run: () => openDialog({ kind: 'hand-over', role }),
      }),
    )
    const raises = severitySchema.options
      .filter((severity) => compareSeverity(severity, severityNow) > 0)
      .map(
        (severity): PageAction => ({
          id: `room.raise.${severity}`,
          section,
          label: `Raise severity to ${severity.toUpperCase()}`,
          run: () => void act(changeSeverity, { severity }),
        }),
      )
    const dialogs = DIALOGS.map(
      ({ kind, label, keywords }): PageAction => ({
        id: `room.${kind}`,
        section,
        label,
        keywords,
        run: () => openDialog({ kind }),
      }),
    )
    const help: PageAction = {
      id: 'room.help',
      section,
      label: 'Ask for help',
      keys: 'p',
      run: () => openDialog({ kind: 'ask-for-help' }),
    }
    return [...takes, ...hands, ...raises, ...steps, help, ...dialogs, verify]
  }, [section, statusNow, severityNow, roles, viewer, canRespond, isClosed, act, openDialog])
  useActions(actions)
}
