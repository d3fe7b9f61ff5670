import type { AnyCommand } from '../define-command'
import { abandonMitigation } from './abandon-mitigation'
import { acceptHandOver } from './accept-hand-over'
import { acceptPage } from './accept-page'
import { acknowledgeEscalation } from './acknowledge-escalation'
import { acknowledgePage } from './acknowledge-page'
import { addEntry } from './add-entry'
import { addMember } from './add-member'
import { advanceEscalation } from './advance-escalation'
import { answerQuestion } from './answer-question'
import { answerReview } from './answer-review'
import { askEffectCheck } from './ask-effect-check'
import { askForHelp } from './ask-for-help'
import { askForReview } from './ask-for-review'
import { assignReview } from './assign-review'
import { attachLink } from './attach-link'
import { beginAction } from './begin-action'
import { beginDrill } from './begin-drill'
import { cancelHandOver } from './cancel-hand-over'
import { changeSeverity } from './change-severity'
import { changeStatus } from './change-status'
import { checkIn } from './check-in'
import { claimChange } from './claim-change'
import { confirmIncident } from './confirm-incident'
import { correctEntry } from './correct-entry'
import { declineHandOver } from './decline-hand-over'
import { declinePage } from './decline-page'
import { endDrill } from './end-drill'
import { escalateNow } from './escalate-now'
import { expireAcknowledgement } from './expire-acknowledgement'
import { expireCrutch } from './expire-crutch'
import { expirePages } from './expire-pages'
import { extendCrutch } from './extend-crutch'
import { failPage } from './fail-page'
import { handOverRole } from './hand-over-role'
import { join } from './join'
import { judgeHypothesis } from './judge-hypothesis'
import { judgeMitigation } from './judge-mitigation'
import { leave } from './leave'
import { markAbsent } from './mark-absent'
import { markDeliveryPrevented } from './mark-delivery-prevented'
import { markDuplicate } from './mark-duplicate'
import { markPresent } from './mark-present'
import { markTest } from './mark-test'
import { mobilise } from './mobilise'
import { moveCheck } from './move-check'
import { noticeChange } from './notice-change'
import { openReview } from './open-review'
import { pagePerson } from './page-person'
import { pageService } from './page-service'
import { pauseDrill } from './pause-drill'
import { proposeMitigation } from './propose-mitigation'
import { publishReview } from './publish-review'
import { putOffAdvice } from './put-off-advice'
import { reassignMitigation } from './reassign-mitigation'
import { receiveDuplicate } from './receive-duplicate'
import { recordActionAnswer } from './record-action-answer'
import { recordActionNotSent } from './record-action-not-sent'
import { recordActionUnknown } from './record-action-unknown'
import { recordAlerts } from './record-alerts'
import { recordDrillMessage } from './record-drill-message'
import { recordPageAttempt } from './record-page-attempt'
import { redactEntry } from './redact-entry'
import { releaseRole } from './release-role'
import { removeMember } from './remove-member'
import { requestAction } from './request-action'
import { resolveQuiet } from './resolve-quiet'
import { resumeDrill } from './resume-drill'
import { retitle } from './retitle'
import { revertMitigation } from './revert-mitigation'
import { reviseBlastRadius } from './revise-blast-radius'
import { ruleInChange } from './rule-in-change'
import { ruleOutChange } from './rule-out-change'
import { seePage } from './see-page'
import { sendUpdate } from './send-update'
import { setBridge } from './set-bridge'
import { setDeliveryPrevented } from './set-delivery-prevented'
import { setDetectedBy } from './set-detected-by'
import { setInstants } from './set-instants'
import { setPrivacy } from './set-privacy'
import { setServices } from './set-services'
import { setUpdateDue } from './set-update-due'
import { settleCrutch } from './settle-crutch'
import { starEntry } from './star-entry'
import { startEscalation } from './start-escalation'
import { startMitigation } from './start-mitigation'
import { stopAcknowledged } from './stop-acknowledged'
import { stopEscalation } from './stop-escalation'
import { takeRole } from './take-role'
import { tickChecklistItem } from './tick-checklist-item'
import { undoTakeRole } from './undo-take-role'
import { waiveLever } from './waive-lever'
import { watchMitigation } from './watch-mitigation'
import { withdraw } from './withdraw'
import { withdrawReview } from './withdraw-review'

/** Everything that can be done to an incident, in the order the documentation shows it. */
export const commands: readonly AnyCommand[] = [
  addEntry,
  answerQuestion,
  judgeHypothesis,
  correctEntry,
  redactEntry,
  starEntry,
  retitle,
  changeSeverity,
  setDeliveryPrevented,
  changeStatus,
  setInstants,
  setDetectedBy,
  markTest,
  setServices,
  setUpdateDue,
  reviseBlastRadius,
  proposeMitigation,
  startMitigation,
  watchMitigation,
  moveCheck,
  judgeMitigation,
  revertMitigation,
  abandonMitigation,
  reassignMitigation,
  extendCrutch,
  settleCrutch,
  sendUpdate,
  confirmIncident,
  tickChecklistItem,
  waiveLever,
  claimChange,
  ruleOutChange,
  ruleInChange,
  takeRole,
  undoTakeRole,
  releaseRole,
  handOverRole,
  acceptHandOver,
  declineHandOver,
  cancelHandOver,
  askForHelp,
  pagePerson,
  pageService,
  mobilise,
  escalateNow,
  acknowledgeEscalation,
  stopEscalation,
  acknowledgePage,
  acceptPage,
  declinePage,
  seePage,
  join,
  leave,
  checkIn,
  putOffAdvice,
  setPrivacy,
  addMember,
  removeMember,
  attachLink,
  setBridge,
  markDuplicate,
  withdraw,
  openReview,
  assignReview,
  askForReview,
  answerReview,
  withdrawReview,
  publishReview,
  requestAction,
  askEffectCheck,
  expireCrutch,
  markAbsent,
  markPresent,
  markDeliveryPrevented,
  recordAlerts,
  resolveQuiet,
  receiveDuplicate,
  beginDrill,
  pauseDrill,
  resumeDrill,
  endDrill,
  recordDrillMessage,
  noticeChange,
  beginAction,
  recordActionAnswer,
  recordActionNotSent,
  recordActionUnknown,
  startEscalation,
  advanceEscalation,
  expireAcknowledgement,
  stopAcknowledged,
  expirePages,
  recordPageAttempt,
  failPage,
]

/** REST, the browser, timers and the OpenAPI document all read this one list. */
export const commandsByName: ReadonlyMap<string, AnyCommand> = new Map(
  commands.map((command) => [command.name, command]),
)

/** Those that people and their tokens may call; the others do not exist in the API (SPEC CMD-9). */
export const publicCommands: readonly AnyCommand[] = commands.filter(({ internal }) => !internal)
