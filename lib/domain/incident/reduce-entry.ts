import { excerpt } from '../text'
import { wordsOf } from './entry-words'
import type { EventOf } from './events'
import { withParticipant } from './participants'
import { type Bounded, type IncidentState, type KeptEntry, pushBounded } from './state'

type WrittenEvent = EventOf<
  'note.added' | 'observation.added' | 'hypothesis.added' | 'decision.added' | 'question.asked' | 'answer.added'
>
type EntryEvent =
  | WrittenEvent
  | EventOf<
      | 'question.answered'
      | 'hypothesis.judged'
      | 'entry.corrected'
      | 'entry.redacted'
      | 'entry.starred'
      | 'entry.unstarred'
    >

/** What entries do to the state: the lists kept in view, who spoke last, and what redaction takes back. */
export function reduceEntry(state: IncidentState, event: EntryEvent): IncidentState {
  switch (event.type) {
    case 'note.added':
    case 'observation.added':
    case 'answer.added':
      return spoken(state, event)
    case 'hypothesis.added': {
      const hypothesis = { ...keptEntryOf(event), verdict: 'untested' as const }
      return spoken({ ...state, hypotheses: pushBounded(state.hypotheses, hypothesis) }, event)
    }
    case 'decision.added':
      return spoken({ ...state, decisions: pushBounded(state.decisions, keptEntryOf(event)) }, event)
    case 'question.asked':
      return spoken({ ...state, openQuestions: pushBounded(state.openQuestions, keptEntryOf(event)) }, event)
    case 'question.answered':
      return { ...state, openQuestions: withoutKept(state.openQuestions, event.payload.entrySeq) }
    case 'hypothesis.judged':
      return {
        ...state,
        hypotheses: changeKept(state.hypotheses, event.payload.entrySeq, (kept) => ({
          ...kept,
          verdict: event.payload.to,
        })),
      }
    case 'entry.corrected': {
      if (!event.payload) return state
      const { entrySeq, text } = event.payload
      return everywhere(state, entrySeq, (kept) => ({ ...kept, text: excerpt(text) }))
    }
    case 'entry.redacted': {
      const { entrySeq, entryId, seqs } = event.payload
      const redacted = everywhere(state, entrySeq, (kept) => ({ ...kept, entryId, text: null }))
      // A question without words can no longer be answered, so it is open no more.
      const openQuestions = withoutKept(redacted.openQuestions, entrySeq)
      return { ...redacted, openQuestions, offers: withoutBriefs(redacted, seqs) }
    }
    case 'entry.starred':
    case 'entry.unstarred':
      return state
    default:
      event satisfies never
      return state
  }
}

/** A redacted entry stays counted and placed, by `seq`; only its words are gone. */
function keptEntryOf({ seq, actor, recordedAt, payload }: WrittenEvent): KeptEntry {
  const text = payload ? excerpt(wordsOf(payload)) : null
  return { seq, entryId: payload?.entryId ?? null, by: actor, at: recordedAt, text }
}

function spoken(state: IncidentState, event: WrittenEvent): IncidentState {
  const next = { ...state, entryCount: state.entryCount + 1, lastWord: keptEntryOf(event) }
  if (event.actor.kind !== 'person') return next
  return withParticipant(next, event.actor, { lastSpokeAt: event.recordedAt, leftAt: null })
}

const changeKept = <T extends KeptEntry>(list: Bounded<T>, seq: number, change: (kept: T) => T): Bounded<T> => ({
  items: list.items.map((kept) => (kept.seq === seq ? change(kept) : kept)),
  count: list.count,
})

const withoutKept = <T extends KeptEntry>({ items, count }: Bounded<T>, seq: number): Bounded<T> => ({
  items: items.filter((kept) => kept.seq !== seq),
  count,
})

function everywhere(state: IncidentState, seq: number, change: <T extends KeptEntry>(kept: T) => T): IncidentState {
  return {
    ...state,
    decisions: changeKept(state.decisions, seq, change),
    hypotheses: changeKept(state.hypotheses, seq, change),
    openQuestions: changeKept(state.openQuestions, seq, change),
    lastWord: state.lastWord?.seq === seq ? change(state.lastWord) : state.lastWord,
  }
}

const withoutBriefs = (state: IncidentState, seqs: number[]) =>
  state.offers.map((offer) =>
    offer.brief && seqs.includes(offer.brief.seq) ? { ...offer, brief: { ...offer.brief, text: null } } : offer,
  )
