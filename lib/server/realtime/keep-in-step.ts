import { randomUUID } from 'node:crypto'
import { isAppError } from '@/lib/domain/errors'
import { HEAD_INTERVAL_MS } from '@/lib/domain/realtime-protocol'
import { beat, forgetGone, forgetProcess, listOthers } from '@/lib/server/db/server-processes'
import { env } from '@/lib/server/env'
import { printOf } from '@/lib/server/installation-keys'
import { logger } from '@/lib/server/logger'
import { giveTimeAfterStart, isWatchingAbsence, settleAbsence } from '@/lib/server/realtime/absence'
import { documentsOfProcess } from '@/lib/server/realtime/documents/documents-of-process'
import { followLogs } from '@/lib/server/realtime/follow-log'
import { followNotifications } from '@/lib/server/realtime/follow-notifications'
import type { Hub } from '@/lib/server/realtime/hub-types'
import { putOut } from '@/lib/server/realtime/join-room'
import { meetNeighbours, type Nudge } from '@/lib/server/realtime/neighbours'
import { oneAtATime } from '@/lib/server/realtime/one-at-a-time'
import { keepPresence, type Presence } from '@/lib/server/realtime/presence'
import { roomsOfProcess } from '@/lib/server/realtime/publish'
import { startRounds } from '@/lib/server/rounds'
import { SettingsError } from '@/lib/server/settings'

const ROUND_MS = 500
const ROUNDS_PER_PRESENCE = 2
const ROUNDS_PER_BEAT = 4
const ROUNDS_PER_HEADS = HEAD_INTERVAL_MS / ROUND_MS

/**
 * Keeps the rooms of this process in step with the database, whoever wrote to it: twice a second it looks round, and
 * when another process nudges it, at once. So several processes need nothing but the database to be right, and Redis only
 * to be quick.
 */
export async function keepInStep(io: Hub, redisUrl?: string): Promise<{ presence: Presence; stop(): Promise<void> }> {
  const processId = randomUUID()
  const keyPrint = printOf(env())
  await refuseOtherKeys(processId, keyPrint)
  const settle = oneAtATime(settleAbsence)
  const soon = (work: Promise<void>, failure: string) =>
    void work.catch((error: unknown) => logger.warn({ err: error }, `${failure}; the next round tries again`))

  const log = followLogs(io)
  const notifications = followNotifications(io)
  const presence = keepPresence(io, {
    processId,
    onWritten: (incidentIds) => neighbours?.tell({ kind: 'presence', incidentIds }),
    onMoved: () => soon(settle(), 'Absence could not be settled'),
  })

  const handleNudge = (nudge: Nudge) => {
    if (nudge.kind === 'log') soon(log.look(nudge.incidentId), 'A room could not be told its news')
    else if (nudge.kind === 'presence') soon(presence.look(nudge.incidentIds), 'Presence could not be told')
    else if (nudge.kind === 'notifications')
      soon(notifications.look(nudge.personIds), 'Notifications could not be told')
    else documentsOfProcess.current?.hear(nudge)
  }
  const neighbours = redisUrl ? meetNeighbours(redisUrl, processId, handleNudge) : null
  documentsOfProcess.tellOthers = neighbours && ((nudge) => neighbours.tell(nudge))

  roomsOfProcess.current = {
    publish(incident, events) {
      neighbours?.tell({ kind: 'log', incidentId: incident.id })
      // Each time: somebody may have come in with the access of a moment ago.
      putOut(io, incident)
      log.publish(incident.id, events)
    },
    notify(rows) {
      for (const { personId, notification } of rows) notifications.tell(personId, notification)
      neighbours?.tell({ kind: 'notifications', personIds: rows.map(({ personId }) => personId) })
    },
    isRedisReachable: () => neighbours?.isReachable() ?? null,
  }

  let round = 0
  const lookRound = async () => {
    const isBeat = round % ROUNDS_PER_BEAT === 0
    await log.lookRound()
    if (round % ROUNDS_PER_HEADS === 0) log.tellHeads()
    // After having counted as gone, everybody here has to be written down again.
    if (isBeat && (await beat({ id: processId, keyPrint, isWatching: isWatchingAbsence() }))) presence.touch()
    if (round % ROUNDS_PER_PRESENCE === 0) await presence.look()
    if (isBeat) {
      await forgetGone()
      await notifications.look()
      await settle()
    }
  }
  const rounds = startRounds(
    async () => {
      await lookRound().finally(() => {
        round += 1
      })
      return ROUND_MS
    },
    {
      failing: 'Rooms cannot be kept in step with the database; trying again',
      recovered: 'Rooms are in step with the database again',
      pauseAfterFailureMs: ROUND_MS,
    },
  )
  void giveTimeAfterStart(processId, rounds.isStopped)

  return {
    presence,
    async stop() {
      roomsOfProcess.current = null
      await Promise.all([presence.stop(), rounds.stop()])
      documentsOfProcess.tellOthers = null
      neighbours?.stop()
      await forgetProcess(processId)
    },
  }
}

/** With other keys a server would end everybody's session on the other one, and seal logs that it finds broken. */
async function refuseOtherKeys(processId: string, keyPrint: string): Promise<void> {
  const others = await listOthers(processId).catch((error: unknown) => {
    if (isAppError(error)) return []
    throw error
  })
  if (others.every((other) => other.keyPrint === keyPrint)) return
  throw new SettingsError(
    'Another server runs on this database with other keys: give both the same AUTH_SECRET, and the same LOG_KEY if one has it.',
  )
}
