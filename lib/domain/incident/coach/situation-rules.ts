import { excerpt } from '../../text'
import { millisecondsBetween } from '../clock'
import { spokenDuration } from '../spoken'
import type { CoachRule } from './advice'

const MINUTE = 60_000

/** A bad incident that one person faces alone after five minutes. */
export const alone: CoachRule = ({ incident, present, now, viewerId }) => {
  const { severity, status, instants, key } = incident
  const isBad = status === 'active' && (severity === 'sev1' || severity === 'sev2')
  const age = millisecondsBetween(instants.declaredAt?.at ?? now, now)
  if (!isBad || age < 5 * MINUTE || present.some(({ id }) => id !== viewerId)) return null
  return {
    id: 'alone',
    sentence: `Nobody else is in ${key}, a ${severity.toUpperCase()}.`,
    action: { kind: 'open', what: 'ask-for-help', label: 'Ask for help' },
  }
}

/** Alerts came after it was resolved: reopening is suggested, never done by itself (SPEC INTAKE-9). */
export const firesAgain: CoachRule = ({ incident: { status, alerts, instants } }) => {
  const { firing, last } = alerts
  if (status !== 'resolved' || firing === 0 || !last || last.at <= (instants.resolvedAt?.at ?? '')) return null
  return {
    id: `fires-again:${last.at}`,
    sentence: `${firing === 1 ? 'An alert fires' : `${firing} alerts fire`} again since this was resolved.`,
    action: { kind: 'command', command: 'change-status', input: { status: 'active' }, label: 'Reopen' },
  }
}

/** After five minutes it is still not said since when it hurts. */
export const impactUnknown: CoachRule = ({ incident: { instants, status }, now }) => {
  const age = millisecondsBetween(instants.declaredAt?.at ?? now, now)
  if (instants.impactStartedAt || status !== 'active' || age < 5 * MINUTE) return null
  return {
    id: 'impact-unknown',
    sentence: 'It is not noted since when it hurts.',
    action: { kind: 'open', what: 'instants', label: 'Say since when' },
  }
}

/** After five minutes no service is named, so no owner can be asked. */
export const noServices: CoachRule = ({ incident: { instants, services }, now }) => {
  const age = millisecondsBetween(instants.declaredAt?.at ?? now, now)
  if (services.length > 0 || age < 5 * MINUTE) return null
  return {
    id: 'no-services',
    sentence: 'No affected service is named.',
    action: { kind: 'open', what: 'services', label: 'Name one' },
  }
}

/** A question that has waited ten minutes, the oldest first. */
export const questionWaiting: CoachRule = ({ incident: { openQuestions }, now }) => {
  const waiting = openQuestions.items.find(
    ({ at, text }) => text !== null && millisecondsBetween(at, now) >= 10 * MINUTE,
  )
  if (!waiting?.text) return null
  return {
    id: `question-waiting:${waiting.seq}`,
    sentence: `Unanswered for ${spokenDuration(waiting.at, now)}: ${excerpt(waiting.text, 80)}`,
    action: { kind: 'open', what: 'entry', seq: waiting.seq, label: 'Show it' },
  }
}

/** Somebody has been here for ten minutes and has written nothing. */
export const silentPerson: CoachRule = ({ incident, present, now, viewerId }) => {
  const hasSpoken = new Set(
    incident.participants.items.filter(({ lastSpokeAt }) => lastSpokeAt !== null).map(({ id }) => id),
  )
  const silent = present.find(
    ({ id, since }) => id !== viewerId && !hasSpoken.has(id) && millisecondsBetween(since, now) >= 10 * MINUTE,
  )
  if (!silent) return null
  return {
    id: `silent:${silent.id}`,
    sentence: `${silent.name} is here and has written nothing yet.`,
    action: null,
  }
}
