import { z } from 'zod'
import { SYSTEM_ACTOR } from '@/lib/domain/actor'
import { sendAction } from '@/lib/server/actions/send-action'
import { handleNoticeChanges } from '@/lib/server/changes/notice-changes'
import { beatOut } from '@/lib/server/channels/heartbeat-out'
import { postMoment } from '@/lib/server/channels/post-moment'
import { testMethodOfShift } from '@/lib/server/channels/shift-test'
import { now } from '@/lib/server/clock'
import { deleteUnused } from '@/lib/server/db/attachments'
import { withTransaction } from '@/lib/server/db/pool'
import { isPresent } from '@/lib/server/db/presence'
import type { DueTimer, TimerOutcome } from '@/lib/server/db/timers'
import { runDrill } from '@/lib/server/drills/run-drill'
import { execute } from '@/lib/server/execute'
import { handleRunImport } from '@/lib/server/import/run-import'
import { autoResolve } from '@/lib/server/integrations/auto-resolve'
import { missBeat } from '@/lib/server/integrations/heartbeat/miss-beat'
import { handleReleaseHeld, handleSnoozeOver } from '@/lib/server/integrations/hold-handlers'
import { handleReportAlerts, handleSettleAlerts, handleSettlePipelines } from '@/lib/server/integrations/timer-handlers'
import { writeDigest } from '@/lib/server/mail/digest-mail'
import { sendMail } from '@/lib/server/mail/send-mail'
import { handleWatchRota } from '@/lib/server/on-call/watch-rota'
import { heedAcknowledgement } from '@/lib/server/paging/heed-acknowledgement'
import { tellWebhook } from '@/lib/server/paging/tell-webhooks'
import {
  escalate,
  expireAcknowledgement,
  expirePages,
  startEscalation,
  tellPageAttempt,
  tellPageFailed,
} from '@/lib/server/paging/timer-handlers'
import { createIssue } from '@/lib/server/preventions/create-issue'
import { closeIssue, pollIssue } from '@/lib/server/preventions/issue-handlers'
import { remindPrevention } from '@/lib/server/preventions/remind-prevention'
import { isWatchingAbsence } from '@/lib/server/realtime/absence'
import { carryDuplicate } from '@/lib/server/timers/carry-duplicate'
import type { CommandHandler } from '@/lib/server/timers/command-handler'
import { commandIdOf } from '@/lib/server/timers/command-id'
import { checkEffect, expireCrutch } from '@/lib/server/timers/mitigation-handlers'
import { remindReview } from '@/lib/server/timers/remind-review'
import type { TimerKind } from '@/lib/server/timers/timers'

/** Does what a timer was armed for. Run at least once: its command's id comes from the timer, so the effect is once. */
export type TimerHandler = ((timer: DueTimer) => Promise<TimerOutcome | undefined>) &
  Partial<Pick<CommandHandler, 'command'>>
export type TimerHandlers = Readonly<Record<string, TimerHandler>>

const absencePayload = z.object({ personId: z.string(), since: z.string() })
const NOT_YET_MS = 1000

export const timerHandlers: TimerHandlers = {
  'mark-absent': markAbsent,
  'carry-duplicate': carryDuplicate,
  'settle-alerts': handleSettleAlerts,
  'settle-pipelines': handleSettlePipelines,
  'report-alerts': handleReportAlerts,
  'heartbeat-late': missBeat,
  'release-held': handleReleaseHeld,
  'snooze-over': handleSnoozeOver,
  'auto-resolve': autoResolve,
  'delete-upload': deleteUpload,
  'notice-changes': handleNoticeChanges,
  'send-mail': sendMail,
  'send-action': sendAction,
  'check-effect': checkEffect,
  'expire-crutch': expireCrutch,
  'drill-step': runDrill,
  'remind-review': remindReview,
  'remind-prevention': remindPrevention,
  'create-issue': createIssue,
  'close-issue': closeIssue,
  'poll-issue': pollIssue,
  'write-digest': writeDigest,
  'run-import': handleRunImport,
  'start-escalation': startEscalation,
  'heed-acknowledgement': heedAcknowledgement,
  escalate,
  'expire-acknowledgement': expireAcknowledgement,
  'expire-pages': expirePages,
  'tell-page-attempt': tellPageAttempt,
  'tell-page-failed': tellPageFailed,
  'tell-webhooks': tellWebhook,
  'test-method': testMethodOfShift,
  'post-moment': postMoment,
  'heartbeat-out': beatOut,
  'watch-rota': handleWatchRota,
} satisfies Record<TimerKind, TimerHandler>

async function markAbsent(timer: DueTimer): Promise<TimerOutcome | undefined> {
  if (!isWatchingAbsence()) return { kind: 'again', at: new Date(now().getTime() + NOT_YET_MS) }
  const { personId, since } = absencePayload.parse(timer.payload)
  const incidentId = z.string().parse(timer.incidentId)
  if (await isPresent(incidentId, personId)) return undefined
  const commandId = commandIdOf(timer)
  await execute({ incidentId, name: 'mark-absent', actor: SYSTEM_ACTOR, commandId, input: { personId, since } })
  return undefined
}

/** Nothing is left to delete when an entry took it. */
async function deleteUpload({ payload }: DueTimer): Promise<undefined> {
  const { attachmentId } = z.object({ attachmentId: z.string() }).parse(payload)
  await withTransaction((tx) => deleteUnused(tx, attachmentId))
  return undefined
}
