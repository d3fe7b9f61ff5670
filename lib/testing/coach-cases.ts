import type { Actor } from '@/lib/domain/actor'
import { ben, cleo, dana, orphan, system, uuid } from '@/lib/testing/in-memory-incident'

import {
  alerts,
  all,
  change,
  changed,
  does,
  dueAt,
  everybodyJoins,
  judged,
  moved,
  movesCheck,
  type Play,
  radius,
  says,
  sendsUpdate,
  takes,
  tries,
  waives,
} from '@/lib/testing/room-plays'

/** When one rule speaks, and what makes it fall silent. */
export interface CoachCase {
  rule: string
  input?: object
  /** Up to here it is silent. */
  given?: Play
  /** What makes it speak: something done, or minutes that pass. */
  when?: Play
  afterMinutes?: number
  viewer?: Actor
  present?: Actor[]
  says: string
  /** Each alone makes it fall silent. */
  until: Record<string, Play>
}

/** One for each rule, in their order. */
export const coachCases: CoachCase[] = [
  {
    rule: 'commander-absent',
    given: takes(cleo, 'commander'),
    when: does(system, 'mark-absent', { personId: cleo.id, since: '2026-03-02T03:12:00.000Z' }),
    says: 'Cleo, the commander, has been away for less than a minute.',
    until: {
      'comes back': does(system, 'mark-present', { personId: cleo.id }),
      'is taken over': takes(ben, 'commander'),
    },
  },
  {
    rule: 'no-commander',
    given: takes(cleo, 'commander'),
    when: does(cleo, 'release-role', { role: 'commander' }),
    says: 'Nobody is commander.',
    until: { 'is taken': takes(ben, 'commander') },
  },
  {
    rule: 'effect-check-due',
    given: tries(1),
    afterMinutes: 5,
    says: '“Roll back 1” was to show its effect by now.',
    until: { 'is judged': judged(1), 'is moved': movesCheck },
  },
  {
    rule: 'update-overdue',
    given: dueAt(30),
    // A second after it was due.
    afterMinutes: 30 + 1 / 60,
    says: 'The update is overdue by less than a minute.',
    until: { 'is sent': sendsUpdate, 'is promised': dueAt(30) },
  },
  {
    rule: 'no-blast-radius',
    afterMinutes: 5,
    says: 'It is not said yet who and what is hit.',
    until: { 'is stated': radius(20, 0), 'is no longer active': moved('mitigated') },
  },
  {
    rule: 'no-lever',
    afterMinutes: 10,
    says: 'Active for 10 minutes, and no lever was pulled or waived.',
    until: { 'is pulled': tries(1), 'is waived': waives },
  },
  {
    rule: 'several-mitigations',
    given: all(tries(1), tries(2, { serviceId: null })),
    when: tries(3),
    says: '2 mitigations are in flight on Payments (Cleo): their effects cannot be told apart.',
    until: {
      'has a result': judged(1),
      'is abandoned': does(cleo, 'abandon-mitigation', { mitigationId: uuid(303), reason: 'One at a time.' }),
    },
  },
  {
    rule: 'severity-not-reviewed',
    given: all(radius(20, 0), radius(60, 1)),
    afterMinutes: 3,
    says: 'The blast radius grew 3 minutes ago; the severity is still SEV2.',
    until: {
      'is raised': does(ben, 'change-severity', { severity: 'sev1' }),
      'is less': radius(20, 2),
      shrinks: radius(60, 2, { trend: 'shrinking' }),
    },
  },
  {
    rule: 'alone',
    present: [ben],
    afterMinutes: 5,
    says: 'Nobody else is in INC-42, a SEV2.',
    until: { 'is no longer bad': does(ben, 'change-severity', { severity: 'sev3' }) },
  },
  {
    rule: 'fires-again',
    given: all(alerts(1), moved('resolved')),
    when: alerts(2, { suggestsReopening: true }),
    says: '2 alerts fire again since this was resolved.',
    until: { resolves: alerts(0) },
  },
  {
    rule: 'unannounced-change',
    when: changed,
    says: 'A change of Payments is nobody’s yet: new-checkout off',
    until: {
      'is claimed': does(dana, 'claim-change', { changeId: change.id }),
      'is ruled out': does(dana, 'rule-out-change', { changeId: change.id, because: 'It is a rehearsal.' }),
    },
  },
  {
    rule: 'stuck',
    given: says(cleo),
    when: does(cleo, 'check-in', { answer: 'stuck', on: 'I cannot reach the cluster' }),
    says: 'Cleo is stuck: I cannot reach the cluster',
    until: { writes: says(cleo), 'says otherwise': does(cleo, 'check-in', { answer: 'working' }) },
  },
  {
    rule: 'update-unowned',
    given: dueAt(30),
    afterMinutes: 25,
    says: 'The next update is due in 5 minutes, and nobody has communications.',
    until: { 'has an owner': takes(ben, 'communications'), 'is sent': sendsUpdate, 'is promised': dueAt(30) },
  },
  {
    rule: 'diagnosing-first',
    given: all(says(ben, 'hypothesis'), says(cleo, 'hypothesis')),
    // The first of the two is a second older.
    afterMinutes: 3 - 1 / 60,
    says: '2 hypotheses, and no lever was pulled or waived.',
    until: { 'is pulled': tries(1), 'is waived': waives },
  },
  {
    rule: 'holder-absent',
    given: takes(cleo, 'operations'),
    when: does(system, 'mark-absent', { personId: cleo.id, since: '2026-03-02T03:12:00.000Z' }),
    says: 'Cleo, who has operations, has been away for less than a minute.',
    until: {
      'comes back': does(system, 'mark-present', { personId: cleo.id }),
      'is taken over': takes(ben, 'operations'),
    },
  },
  {
    rule: 'span-of-control',
    given: all(everybodyJoins, does(ben, 'join')),
    when: does(dana, 'join'),
    says: '8 people take part, and nobody has operations.',
    until: { 'has a lead': takes(ben, 'operations'), 'are fewer': does(dana, 'leave') },
  },
  {
    rule: 'fatigue',
    given: takes(ben, 'commander'),
    afterMinutes: 240,
    says: 'Ben has had commander for 4 hours.',
    until: {
      'is offered': does(ben, 'hand-over-role', { role: 'commander', toPersonId: cleo.id, offerId: uuid(950) }),
      'is released': does(ben, 'release-role', { role: 'commander' }),
    },
  },
  {
    rule: 'pipeline-green',
    input: { kind: 'delivery' },
    given: alerts(2),
    when: alerts(0),
    says: 'Every pipeline that failed here has run green since.',
    until: { 'fails again': alerts(1), 'is resolved': moved('resolved') },
  },
  {
    rule: 'looks-green',
    given: all(alerts(2), alerts(0)),
    afterMinutes: 5,
    says: 'No alert has fired for 5 minutes, and it is still active.',
    until: { 'fires again': alerts(1) },
  },
  {
    rule: 'check-in',
    given: says(ben),
    afterMinutes: 8,
    says: 'The room has not heard of you for 8 minutes. How are you doing?',
    until: {
      writes: says(ben),
      works: does(ben, 'check-in', { answer: 'working' }),
      'takes a role': takes(ben, 'scribe'),
      'raises the severity': does(ben, 'change-severity', { severity: 'sev1' }),
      'asks for help': does(ben, 'ask-for-help', { helpId: uuid(700), personId: dana.id }),
      'tries something': tries(1, { ownerId: ben.id }),
    },
  },
  {
    rule: 'impact-unknown',
    afterMinutes: 5,
    says: 'It is not noted since when it hurts.',
    until: {
      'is set': does(ben, 'set-instants', { instants: { impactStartedAt: '2026-03-02T03:05:00.000Z' } }),
    },
  },
  {
    rule: 'no-update-promised',
    when: does(cleo, 'set-update-due', { dueAt: null }),
    says: 'No next update is promised.',
    until: { 'is promised': dueAt(20), 'is sent': sendsUpdate },
  },
  {
    rule: 'question-waiting',
    given: does(cleo, 'add-entry', { entryId: uuid(500), kind: 'question', text: 'Since when?' }),
    afterMinutes: 10,
    says: 'Unanswered for 10 minutes: Since when?',
    until: {
      'is answered': does(ben, 'answer-question', { entryId: uuid(500), answerId: uuid(501), text: '03:05' }),
      'is redacted': does(cleo, 'redact-entry', { entryId: uuid(500) }),
    },
  },
  {
    rule: 'no-services',
    afterMinutes: 5,
    says: 'No affected service is named.',
    until: { 'is named': does(ben, 'set-services', { serviceIds: [orphan.id] }) },
  },
  {
    rule: 'quiet-room',
    given: says(ben),
    afterMinutes: 10,
    says: 'Nobody has written here for 10 minutes.',
    until: {
      writes: says(cleo),
      tries: tries(1),
      'is mitigated': moved('mitigated'),
      'names a service': does(ben, 'set-services', { serviceIds: [orphan.id] }),
    },
  },
  {
    rule: 'silent-person',
    given: all(does(dana, 'join'), says(dana)),
    present: [ben, dana],
    afterMinutes: 10,
    says: 'Dana is here and has not been heard for 10 minutes.',
    until: {
      writes: says(dana),
      'confirms that it is real': does(dana, 'confirm-incident', { how: 'The dashboard says so.' }),
      'steps away': does(dana, 'check-in', { answer: 'stepped-away' }),
      leaves: does(dana, 'leave'),
    },
  },
  {
    rule: 'crutches-open',
    given: all(tries(1), judged(1, { crutch: { expiresAt: '2026-03-09T03:12:00.000Z' } })),
    when: moved('resolved'),
    says: 'A crutch is still in place: Roll back 1',
    until: { 'is settled': does(cleo, 'settle-crutch', { mitigationId: uuid(301), as: 'undone', note: 'Rolled on.' }) },
  },
]
