import { randomUUID } from 'node:crypto'
import { now } from '@/lib/server/clock'
import type { Cast } from '@/lib/server/demo/cast'
import { type Memory, recall } from '@/lib/server/demo/memory'
import { procedureCommandOf } from '@/lib/server/demo/procedure'
import type { Action } from '@/lib/server/demo/scene'

const MINUTE = 60_000
const inMinutes = (minutes: number): string => new Date(now().getTime() + minutes * MINUTE).toISOString()

/** The command that an action of a scene is. */
export function commandOf(action: Action, cast: Cast, memory: Memory): { name: string; input: object } {
  switch (action.do) {
    case 'say': {
      const entryId = randomUUID()
      if (action.as) memory.set(action.as, entryId)
      const mentions = (action.mentions ?? []).map((person) => cast.people[person].id)
      return { name: 'add-entry', input: { entryId, kind: action.kind, text: action.text, mentions } }
    }
    case 'answer': {
      const input = { entryId: recall(memory, action.question), answerId: randomUUID(), text: action.text }
      return { name: 'answer-question', input }
    }
    case 'judge': {
      const why = action.why === undefined ? {} : { why: action.why, whyId: randomUUID() }
      const entryId = recall(memory, action.hypothesis)
      return { name: 'judge-hypothesis', input: { entryId, verdict: action.verdict, ...why } }
    }
    case 'correct':
      return { name: 'correct-entry', input: { entryId: recall(memory, action.entry), text: action.text } }
    case 'star':
      return { name: 'star-entry', input: { entryId: recall(memory, action.entry), starred: true } }
    case 'take':
      return { name: 'take-role', input: { role: action.role } }
    case 'hand-over': {
      const offerId = randomUUID()
      memory.set(`offer of ${action.role}`, offerId)
      const { role, to, brief } = action
      return { name: 'hand-over-role', input: { role, toPersonId: cast.people[to].id, offerId, brief } }
    }
    case 'accept':
      return { name: 'accept-hand-over', input: { offerId: recall(memory, `offer of ${action.role}`) } }
    case 'severity': {
      const evidence = action.evidence === undefined ? {} : { evidence: { text: action.evidence } }
      return { name: 'change-severity', input: { severity: action.severity, ...evidence } }
    }
    case 'status': {
      const { status, note } = action
      return { name: 'change-status', input: { status, ...(note === undefined ? {} : { note }) } }
    }
    default:
      return lesserCommandOf(action, cast, memory)
  }
}

type Lesser = Exclude<
  Action,
  { do: 'say' | 'answer' | 'judge' | 'correct' | 'star' | 'take' | 'hand-over' | 'accept' | 'severity' | 'status' }
>

function lesserCommandOf(action: Lesser, cast: Cast, memory: Memory): { name: string; input: object } {
  switch (action.do) {
    case 'ask-team': {
      const input = { helpId: randomUUID(), teamId: cast.teams[action.team], message: action.message }
      return { name: 'ask-for-help', input }
    }
    case 'ask': {
      const input = { helpId: randomUUID(), personId: cast.people[action.person].id, message: action.message }
      return { name: 'ask-for-help', input }
    }
    case 'page': {
      const pageId = randomUUID()
      memory.set(`page of ${action.person}`, pageId)
      return { name: 'page-person', input: { pageId, personId: cast.people[action.person].id, reason: action.reason } }
    }
    case 'come':
      return {
        name: 'accept-page',
        input: { pageId: recall(memory, `page of ${action.me}`), etaMinutes: action.minutes },
      }
    case 'impact': {
      const instants = { impactStartedAt: inMinutes(-action.minutesBefore) }
      return { name: 'set-instants', input: { instants } }
    }
    case 'bridge':
      return { name: 'set-bridge', input: { url: action.url } }
    case 'link':
      return { name: 'attach-link', input: { linkId: randomUUID(), title: action.title, url: action.url } }
    case 'retitle':
      return { name: 'retitle', input: { title: action.title } }
    case 'withdraw':
      return { name: 'withdraw', input: { reason: action.reason } }
    case 'join':
      return { name: 'join', input: {} }
    case 'noticed':
      return { name: 'set-detected-by', input: { by: action.by } }
    case 'test':
      return { name: 'mark-test', input: { isTest: true } }
    default:
      return procedureCommandOf(action, cast, memory)
  }
}
