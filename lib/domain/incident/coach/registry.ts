import type { CoachRule } from './advice'
import { alone } from './rules/alone'
import { checkIn } from './rules/check-in'
import { commanderAbsent } from './rules/commander-absent'
import { crutchesOpen } from './rules/crutches-open'
import { diagnosingFirst } from './rules/diagnosing-first'
import { effectCheckDue } from './rules/effect-check-due'
import { fatigue } from './rules/fatigue'
import { firesAgain } from './rules/fires-again'
import { holderAbsent } from './rules/holder-absent'
import { impactUnknown } from './rules/impact-unknown'
import { looksGreen } from './rules/looks-green'
import { noBlastRadius } from './rules/no-blast-radius'
import { noCommander } from './rules/no-commander'
import { noLever } from './rules/no-lever'
import { noServices } from './rules/no-services'
import { noUpdatePromised } from './rules/no-update-promised'
import { pipelineGreen } from './rules/pipeline-green'
import { questionWaiting } from './rules/question-waiting'
import { quietRoom } from './rules/quiet-room'
import { severalMitigations } from './rules/several-mitigations'
import { severityNotReviewed } from './rules/severity-not-reviewed'
import { silentPerson } from './rules/silent-person'
import { spanOfControl } from './rules/span-of-control'
import { stuck } from './rules/stuck'
import { unannouncedChange } from './rules/unannounced-change'
import { updateOverdue } from './rules/update-overdue'
import { updateUnowned } from './rules/update-unowned'

/** All that the coach knows to say, the most important first. */
export const coachRules: readonly CoachRule[] = [
  commanderAbsent,
  noCommander,
  effectCheckDue,
  updateOverdue,
  noBlastRadius,
  noLever,
  severalMitigations,
  severityNotReviewed,
  alone,
  firesAgain,
  unannouncedChange,
  stuck,
  updateUnowned,
  diagnosingFirst,
  holderAbsent,
  spanOfControl,
  fatigue,
  pipelineGreen,
  looksGreen,
  checkIn,
  impactUnknown,
  noUpdatePromised,
  questionWaiting,
  noServices,
  quietRoom,
  silentPerson,
  crutchesOpen,
]

const byId: ReadonlyMap<string, CoachRule> = new Map(coachRules.map((rule) => [rule.id, rule]))

/** The rule that an advice came from. */
export const ruleOfAdvice = (adviceId: string): CoachRule | undefined => byId.get(adviceId.split(':', 1)[0] ?? '')
