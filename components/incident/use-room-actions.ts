'use client'
import { useRouter } from 'next/navigation'
import { useMemo } from 'react'
import type { PageAction } from '@/components/command-menu/action-registry'
import { useActions } from '@/components/command-menu/use-actions'
import { useRoom } from '@/components/incident/room-context'
import { type PlainDialog, useRoomNavigation } from '@/components/incident/room-navigation'
import { STATUS_STEPS } from '@/components/incident/status-steps'
import { postmortemPath, replayPath } from '@/components/incidents/incident-path'
import { changeSeverity } from '@/lib/domain/incident/commands/change-severity'
import { takeRole } from '@/lib/domain/incident/commands/take-role'
import { NEXT_STATUSES } from '@/lib/domain/incident/journey'
import { singleRolesOf } from '@/lib/domain/incident/role-rules'
import { compareSeverity, ROLE_NAMES, severitySchema, singleRoleSchema } from '@/lib/domain/incident/values'

const DIALOGS: { kind: PlainDialog; label: string; keys?: string; keywords: string[] }[] = [
  { kind: 'radius', label: 'State the blast radius', keys: 'b', keywords: ['who', 'hit', 'many', 'impact', 'regions'] },
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
  const router = useRouter()
  // Only what the actions are made of: they are not offered anew for each line.
  const { key: section, status: statusNow, severity: severityNow, roles } = incident
  const hasReview = incident.review !== null
  const actions = useMemo((): PageAction[] => {
    const verify: PageAction = {
      id: 'room.verify',
      section,
      label: 'Check the log',
      run: () => openDialog({ kind: 'verify' }),
    }
    const replay: PageAction = {
      id: 'room.replay',
      section,
      label: 'Replay',
      keywords: ['past', 'history', 'as it was', 'known'],
      run: () => router.push(replayPath(section)),
    }
    const postmortem: PageAction[] = hasReview
      ? [
          {
            id: 'room.postmortem',
            section,
            label: 'Postmortem',
            keywords: ['review', 'retrospective', 'causes', 'learned'],
            run: () => router.push(postmortemPath(section)),
          },
        ]
      : []
    if (!canRespond) return [...postmortem, replay, verify]
    const steps = NEXT_STATUSES[statusNow].map(
      (status): PageAction => ({
        id: `room.status.${status}`,
        section,
        label: `Change status: ${STATUS_STEPS[status].verb(statusNow).toLowerCase()}`,
        run: () => openDialog({ kind: 'status', status }),
      }),
    )
    if (isClosed) return [...postmortem, ...steps, replay, verify]
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
      ({ kind, label, keys, keywords }): PageAction => ({
        id: `room.${kind}`,
        section,
        label,
        ...(keys && { keys }),
        keywords,
        run: () => openDialog({ kind }),
      }),
    )
    const update: PageAction = {
      id: 'room.update',
      section,
      label: 'Send an update',
      keys: 'o',
      keywords: ['communicate', 'mail', 'stakeholders', 'customers', 'executives', 'status page'],
      run: () => openDialog({ kind: 'update' }),
    }
    const help: PageAction = {
      id: 'room.help',
      section,
      label: 'Ask for help',
      keys: 'p',
      run: () => openDialog({ kind: 'ask-for-help' }),
    }
    const page: PageAction = {
      id: 'room.page',
      section,
      label: 'Page somebody',
      keys: 'w',
      keywords: ['wake', 'call', 'owner', 'on call', 'mobilise', 'escalate', 'everybody'],
      run: () => openDialog({ kind: 'page' }),
    }
    const mitigate: PageAction = {
      id: 'room.mitigate',
      section,
      label: 'Try something on production',
      keys: 'm',
      keywords: ['mitigation', 'lever', 'pull', 'roll back', 'flag off', 'scale up', 'fail over', 'propose', 'undo'],
      run: () => openDialog({ kind: 'mitigation', prefill: {} }),
    }
    return [
      mitigate,
      ...takes,
      ...hands,
      ...raises,
      ...steps,
      page,
      help,
      update,
      ...dialogs,
      ...postmortem,
      replay,
      verify,
    ]
  }, [section, hasReview, statusNow, severityNow, roles, viewer, canRespond, isClosed, act, openDialog, router])
  useActions(actions)
}
