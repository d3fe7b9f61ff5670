'use client'
import { createContext, type ReactNode, useContext, useMemo } from 'react'
import { shortNamesOf } from '@/components/incident/short-names'
import type { IncidentRoom, RoomCondition } from '@/lib/client/incident-room'
import type { OutboxItem } from '@/lib/client/outbox-item'
import type { RoomView } from '@/lib/client/room-view'
import { type InputOf, runCommand, whyNot } from '@/lib/client/run-command'
import type { PersonActor } from '@/lib/domain/actor'
import { isAppError } from '@/lib/domain/errors'
import type { AnyCommand } from '@/lib/domain/incident/define-command'
import { canRespond } from '@/lib/domain/incident/policy'
import type { IncidentState } from '@/lib/domain/incident/state'
import type { Ref } from '@/lib/domain/incident/values'
import type { Present } from '@/lib/domain/realtime-protocol'

export interface RoomValue {
  room: IncidentRoom
  view: RoomView
  incident: IncidentState
  viewer: PersonActor
  present: readonly Present[]
  outbox: readonly OutboxItem[]
  condition: RoomCondition
  /** What somebody is called here: the first name, where it is not shared. */
  nameOf: (person: Ref) => string
  /** Takes part at all; on a closed incident most commands still say no. */
  canRespond: boolean
  isClosed: boolean
  /** Runs a command, or answers the sentence with which it is refused before it is sent. */
  act<Given extends AnyCommand>(command: Given, input: InputOf<Given>): string | null
  /**
   * Hands a command on without deciding it here: what it needs may not be loaded. Answers what its input lacks, or null.
   * A refusal of the server is shown in the timeline.
   */
  send<Given extends AnyCommand>(command: Given, input: InputOf<Given>): string | null
  /** Why it would be refused now, or null. */
  whyNot<Given extends AnyCommand>(command: Given, input: InputOf<Given>): string | null
}

const RoomContext = createContext<RoomValue | null>(null)

export function useRoom(): RoomValue {
  const value = useContext(RoomContext)
  if (!value) throw new Error('useRoom needs an incident room around it')
  return value
}

export interface RoomProviderProps {
  room: IncidentRoom
  view: RoomView
  viewer: PersonActor
  present: readonly Present[]
  outbox: readonly OutboxItem[]
  condition: RoomCondition
  children: ReactNode
}

export function RoomProvider({ room, view, viewer, present, outbox, condition, children }: RoomProviderProps) {
  const value = useMemo<RoomValue>(() => {
    const refusal: RoomValue['whyNot'] = (command, input) => whyNot(room, viewer, command, input)?.message ?? null
    const send: RoomValue['send'] = (command, input) => {
      try {
        runCommand(room, command, input)
        return null
      } catch (error) {
        if (isAppError(error)) return error.message
        throw error
      }
    }
    return {
      room,
      view,
      viewer,
      present,
      outbox,
      condition,
      incident: view.incident,
      nameOf: shortNamesOf(view.incident),
      canRespond: canRespond(viewer, view.incident),
      isClosed: view.incident.status === 'closed',
      whyNot: refusal,
      act: (command, input) => refusal(command, input) ?? send(command, input),
      send,
    }
  }, [room, view, viewer, present, outbox, condition])
  return <RoomContext value={value}>{children}</RoomContext>
}
