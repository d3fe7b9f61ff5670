import type { AnyCommand } from '../define-command'
import { acceptHandOver } from './accept-hand-over'
import { addEntry } from './add-entry'
import { addMember } from './add-member'
import { answerQuestion } from './answer-question'
import { askForHelp } from './ask-for-help'
import { attachLink } from './attach-link'
import { cancelHandOver } from './cancel-hand-over'
import { changeSeverity } from './change-severity'
import { changeStatus } from './change-status'
import { correctEntry } from './correct-entry'
import { declineHandOver } from './decline-hand-over'
import { handOverRole } from './hand-over-role'
import { join } from './join'
import { judgeHypothesis } from './judge-hypothesis'
import { leave } from './leave'
import { markAbsent } from './mark-absent'
import { markDuplicate } from './mark-duplicate'
import { markPresent } from './mark-present'
import { receiveDuplicate } from './receive-duplicate'
import { recordAlerts } from './record-alerts'
import { redactEntry } from './redact-entry'
import { releaseRole } from './release-role'
import { removeMember } from './remove-member'
import { retitle } from './retitle'
import { setBridge } from './set-bridge'
import { setDeliveryPrevented } from './set-delivery-prevented'
import { setInstants } from './set-instants'
import { setPrivacy } from './set-privacy'
import { setServices } from './set-services'
import { setUpdateDue } from './set-update-due'
import { starEntry } from './star-entry'
import { takeRole } from './take-role'
import { undoTakeRole } from './undo-take-role'
import { withdraw } from './withdraw'

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
  setServices,
  setUpdateDue,
  takeRole,
  undoTakeRole,
  releaseRole,
  handOverRole,
  acceptHandOver,
  declineHandOver,
  cancelHandOver,
  askForHelp,
  join,
  leave,
  setPrivacy,
  addMember,
  removeMember,
  attachLink,
  setBridge,
  markDuplicate,
  withdraw,
  markAbsent,
  markPresent,
  recordAlerts,
  receiveDuplicate,
]

/** REST, the browser, timers and the OpenAPI document all read this one list. */
export const commandsByName: ReadonlyMap<string, AnyCommand> = new Map(
  commands.map((command) => [command.name, command]),
)

/** Those that people and their tokens may call; the others do not exist in the API (SPEC CMD-9). */
export const publicCommands: readonly AnyCommand[] = commands.filter(({ internal }) => !internal)
