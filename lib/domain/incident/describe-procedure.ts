import { affectedWords } from './blast-radius-words'
import type { PayloadOf } from './events'
import { LEVER_NAMES } from './lever'
import type { procedurePayloads } from './procedure-payloads'

type Sentences = {
  [T in keyof typeof procedurePayloads]: (payload: PayloadOf<T>, actor: string, actorId: string) => string
}

const AUDIENCES = { internal: 'everybody inside', executives: 'executives', customers: 'customers' }
/** What somebody said of themselves, after their name. */
export const CHECK_INS = { working: 'is working', stuck: 'is stuck', 'stepped-away': 'stepped away' }
const RESULTS = { worked: 'worked', 'no-effect': 'had no effect', 'made-worse': 'made it worse' }
const because = (reason: string | null | undefined) => (reason ? `: ${reason}` : '')

/** The sentences of what the procedure adds to a log, see `describeEvent`. */
export const procedureSentences: Sentences = {
  'incident.confirmed': ({ how }, actor) => `${actor} confirmed that it is real: ${how}`,
  'checklist.item-reached': ({ title }, actor) => `${actor} reached “${title}”`,
  'blast-radius.revised': (radius, actor) => `${actor} revised the blast radius: ${affectedWords(radius)}`,
  'lever.waived': ({ service, lever, reason }, actor) =>
    `${actor} waived “${LEVER_NAMES[lever].toLowerCase()}” for ${service.name}: ${reason}`,
  'mitigation.proposed': ({ title, why }, actor) => `${actor} proposed: ${title}${because(why)}`,
  'mitigation.reassigned': ({ title, to }, actor) => `${actor} gave “${title}” to ${to.name}`,
  'mitigation.started': ({ title }, actor) => `${actor} started: ${title}`,
  'mitigation.watching': ({ title, checkAt }, actor) =>
    `${actor} did “${title}” and watches for its effect until ${checkAt}`,
  'mitigation.check-moved': ({ title, checkAt }, actor) => `${actor} gives “${title}” until ${checkAt}`,
  'mitigation.check-asked': ({ title, of }) => `${of.name} was asked whether “${title}” worked`,
  'mitigation.judged': ({ title, result, evidence }, actor) =>
    `${actor}: “${title}” ${RESULTS[result]}${because(evidence?.text)}`,
  'mitigation.reverted': ({ title, note }, actor) => `${actor} reverted “${title}”${because(note)}`,
  'mitigation.abandoned': ({ title, reason }, actor) => `${actor} abandoned “${title}”${because(reason)}`,
  'crutch.extended': ({ title, expiresAt, reason }, actor) =>
    `${actor} lets “${title}” stay until ${expiresAt}${because(reason)}`,
  'crutch.expired': ({ title }) => `“${title}” is still in place and its time is over`,
  'crutch.settled': ({ title, as, note }, actor) =>
    `${actor} ${as === 'undone' ? 'undid' : 'made permanent'} “${title}”${because(note)}`,
  'action.requested': ({ title, method, url }, actor) => `${actor} asked for ${method} ${url} (${title})`,
  'action.sending': ({ title }) => `The request for “${title}” is on its way`,
  'action.answered': ({ title, status, durationMs }) =>
    `The request for “${title}” was answered ${status} after ${durationMs} ms`,
  'action.not-sent': ({ title, reason }) => `The request for “${title}” was not sent: ${reason}`,
  'action.unknown': ({ title, reason }) => `What became of the request for “${title}” is unknown: ${reason}`,
  'change.noticed': ({ change, isUnannounced }) =>
    `${change.author ?? 'Somebody'} changed ${change.service?.name ?? 'production'}${isUnannounced ? ' and did not say so here' : ''}: ${change.title}`,
  'change.claimed': ({ title, person, note }) => `${person.name} claimed the change ${title}${because(note)}`,
  'change.ruled-out': ({ title, because: why }, actor) => `${actor} ruled out ${title}: ${why}`,
  'change.ruled-in': ({ title }, actor) => `${actor} suspects ${title} again`,
  'advice.put-off': ({ sentence, reason }, actor) => `${actor} put off “${sentence}”${because(reason)}`,
  'participant.checked-in': ({ person, answer, on }) => `${person.name} ${CHECK_INS[answer]}${because(on)}`,
  'update.sent': ({ number, audience, subject, text }, actor) =>
    `${actor} sent update ${number} to ${AUDIENCES[audience]}: ${subject}. ${text}`,
  'drill.began': ({ scenario }, actor) => `${actor} began the drill “${scenario.title}”`,
  'drill.paused': (_, actor) => `${actor} paused the drill`,
  'drill.resumed': (_, actor) => `${actor} went on with the drill`,
  'drill.ended': ({ note }, actor) => `${actor} ended the drill${because(note)}`,
  'drill.message': ({ from, text }) => `${from} (simulated): ${text}`,
}
