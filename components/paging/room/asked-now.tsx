'use client'
import { useRoomNow } from '@/components/incident/room-context'
import { type Asked, namesText } from '@/components/paging/room/who-is-asked'
import { urgencyOf } from '@/lib/domain/incident/paging-rules'
import type { Ref } from '@/lib/domain/incident/values'

export interface AskedNowProps {
  /** Null before anybody is chosen. */
  asked: Asked | null
  /** How far it is known who is on call. */
  reading: 'done' | 'pending' | 'failed'
  /** For so many minutes after a deploy who deployed comes first. */
  deployerMinutes: number | null
  /** The escalation of the service is going on. */
  isRunning: boolean
  /** Whether a page of theirs waits for an answer here. */
  isWaiting: (person: Ref) => boolean
}

/** Before it happens: exactly who will be asked now, and what is worth knowing about it. */
export function AskedNow({ asked, reading, deployerMinutes, isRunning, isWaiting }: AskedNowProps) {
  const { incident } = useRoomNow()
  if (!asked) return null
  return (
    <div role="status" className="flex flex-col gap-1 rounded-3 bg-sunken px-3.5 py-2.5">
      <Sentence asked={asked} reading={reading} isRunning={isRunning} isWaiting={isWaiting} />
      {deployerMinutes !== null && !isRunning && (
        <p className="text-12 text-text-2">
          If somebody deployed it in the last {deployerMinutes} minutes, they are asked before them.
        </p>
      )}
      {incident.kind === 'drill' && (
        <p className="text-12 text-text-2">It is a drill: only who agreed to drills and takes part is paged.</p>
      )}
      {incident.visibility === 'private' && (
        <p className="text-12 text-text-2">They become members of this private incident.</p>
      )}
      <p className="text-12 text-text-2">
        {urgencyOf(incident) === 'high'
          ? `${incident.severity.toUpperCase()} is urgent: it wakes people.`
          : `${incident.severity.toUpperCase()} is not urgent: they are told without being woken.`}
      </p>
    </div>
  )
}

function Sentence({
  asked,
  reading,
  isRunning,
  isWaiting,
}: Pick<AskedNowProps, 'reading' | 'isRunning' | 'isWaiting'> & { asked: Asked }) {
  if (isRunning) return <p>Its escalation is going on already: nobody is asked anew.</p>
  if (reading === 'pending') return <p className="text-text-3">Looking who is on call…</p>
  if (reading === 'failed') return <p className="text-warning">Who is on call could not be read. Paging still works.</p>
  const fresh = asked.people.filter((person) => !isWaiting(person))
  const waiting = asked.people.filter(isWaiting)
  const told = [...fresh.map(({ name }) => name), ...asked.hosts]
  return (
    <>
      {told.length > 0 && (
        <p className="[overflow-wrap:anywhere]">
          Asks now: <b className="font-semibold">{namesText(told)}</b>
          {asked.by && ` (${asked.by})`}.
        </p>
      )}
      {waiting.length > 0 && (
        <p className="text-text-2">
          {namesText(waiting.map(({ name }) => name))} {waiting.length === 1 ? 'is' : 'are'} paged already, and not
          asked again.
        </p>
      )}
      {told.length === 0 && waiting.length === 0 && (
        <p className="font-medium text-hurting">Nobody would be asked: no rota has anybody here.</p>
      )}
    </>
  )
}
