'use client'
import { createContext, type ReactNode, useContext, useMemo, useState } from 'react'
import { haveSameNames, shortNamesOf } from '@/components/incident/short-names'
import type { IncidentRoom, RoomCondition } from '@/lib/client/incident-room'
import type { OutboxItem } from '@/lib/client/outbox-item'
import type { RoomView } from '@/lib/client/room-view'
import { type InputOf, runCommand, whyNot } from '@/lib/client/run-command'
import type { NewFile } from '@/lib/client/upload-file'
import type { PersonActor } from '@/lib/domain/actor'
import { isAppError } from '@/lib/domain/errors'
import type { AnyCommand } from '@/lib/domain/incident/define-command'
import { canRespond } from '@/lib/domain/incident/policy'
import type { IncidentState } from '@/lib/domain/incident/state'
import type { Ref } from '@/lib/domain/incident/values'
import type { Present } from '@/lib/domain/realtime-protocol'

/** What every line changes. */
const RESTLESS = ['seq', 'lastActivityAt', 'lastWord', 'entryCount', 'participants'] as const

/** The incident without what every line changes: one object until something else of it is different. */
export type SettledIncident = Omit<IncidentState, (typeof RESTLESS)[number]>

/** The room as far as it seldom changes: whoever reads only this is not drawn again for each line. */
export interface RoomValue {
  room: IncidentRoom
  viewer: PersonActor
  incident: SettledIncident
  /** What somebody is called here: the first name, where it is not shared. */
  nameOf: (person: Ref) => string
  /** Takes part at all; on a closed incident most commands still say no. */
  canRespond: boolean
  isClosed: boolean
  /** Runs a command, or answers the sentence with which it is refused before it is sent. */
  act<Given extends AnyCommand>(command: Given, input: InputOf<Given>): string | null
  /**
   * Hands a command on without deciding it here: what it needs may not be loaded. Answers what its input lacks, or null.
   * A refusal of the server is shown in the timeline. `files` are uploaded before it is sent.
   */
  send<Given extends AnyCommand>(command: Given, input: InputOf<Given>, files?: readonly NewFile[]): string | null
}

/** `past`: it is shown as it was, and nothing of it is live. */
export type ShownCondition = RoomCondition | 'past'

/** What is around the room rather than in its log. */
export interface RoomAround {
  present: readonly Present[]
  outbox: readonly OutboxItem[]
  condition: ShownCondition
}

/** What changes with every event. */
export interface RoomNow {
  view: RoomView
  incident: IncidentState
  /** Why it would be refused now, or null. */
  whyNot<Given extends AnyCommand>(command: Given, input: InputOf<Given>): string | null
}

const RoomContext = createContext<RoomValue | null>(null)
const RoomAroundContext = createContext<RoomAround | null>(null)
const RoomNowContext = createContext<RoomNow | null>(null)

export function useRoom(): RoomValue {
  const value = useContext(RoomContext)
  if (!value) throw new Error('useRoom needs an incident room around it')
  return value
}

export function useRoomAround(): RoomAround {
  const value = useContext(RoomAroundContext)
  if (!value) throw new Error('useRoomAround needs an incident room around it')
  return value
}

export function useRoomNow(): RoomNow {
  const value = useContext(RoomNowContext)
  if (!value) throw new Error('useRoomNow needs an incident room around it')
  return value
}

export interface RoomProviderProps {
  room: IncidentRoom
  view: RoomView
  viewer: PersonActor
  present: readonly Present[]
  outbox: readonly OutboxItem[]
  condition: ShownCondition
  children: ReactNode
}

export function RoomProvider({ room, view, viewer, present, outbox, condition, children }: RoomProviderProps) {
  const incident = useSettled(view.incident)
  const nameOf = useShortNames(view.incident)
  const mayRespond = canRespond(viewer, view.incident)
  const isClosed = incident.status === 'closed'
  const value = useMemo<RoomValue>(() => {
    const send: RoomValue['send'] = (command, input, files) => {
      try {
        runCommand(room, command, input, files)
        return null
      } catch (error) {
        if (isAppError(error)) return error.message
        throw error
      }
    }
    return {
      room,
      viewer,
      incident,
      nameOf,
      canRespond: mayRespond,
      isClosed,
      act: (command, input) => whyNot(room, viewer, command, input)?.message ?? send(command, input),
      send,
    }
  }, [room, viewer, incident, nameOf, mayRespond, isClosed])
  const now = useMemo<RoomNow>(
    () => ({
      view,
      incident: view.incident,
      // Decides by what the room is when it is called, so it is another one whenever the room is.
      whyNot: (command, input) => whyNot(room, viewer, command, input)?.message ?? null,
    }),
    [room, viewer, view],
  )
  const around = useMemo<RoomAround>(() => ({ present, outbox, condition }), [present, outbox, condition])
  return (
    <RoomContext value={value}>
      <RoomAroundContext value={around}>
        <RoomNowContext value={now}>{children}</RoomNowContext>
      </RoomAroundContext>
    </RoomContext>
  )
}

/** One object for as long as nothing of it is different. */
function useSettled(incident: IncidentState): SettledIncident {
  const [settled, setSettled] = useState(incident)
  if (!areSettled(settled, incident)) setSettled(incident)
  return settled
}

/** Whether nothing but what every line changes is different: the fold leaves identical what an event does not touch. */
function areSettled(one: IncidentState, other: IncidentState): boolean {
  if (one === other) return true
  return (Object.keys(one) as (keyof IncidentState)[]).every((key) => isRestless(key) || one[key] === other[key])
}

const isRestless = (key: keyof IncidentState) => RESTLESS.some((each) => each === key)

/** One function for as long as people are called the same: every line is drawn with it. */
function useShortNames({ participants, declaredBy }: IncidentState): RoomValue['nameOf'] {
  const [named, setNamed] = useState({ participants, declaredBy })
  if (!haveSameNames(named, { participants, declaredBy })) setNamed({ participants, declaredBy })
  return useMemo(() => shortNamesOf(named), [named])
}
