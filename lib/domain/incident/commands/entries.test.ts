import { describe, expect, it } from 'vitest'
import { ada, ben, cleo, DECLARED_AT, dana, eli, InMemoryIncident, uuid } from '@/lib/testing/in-memory-incident'
import { refusalOf } from '@/lib/testing/refusal-of'
import { entryKindSchema } from '../values'

const [one, two, three] = [uuid(500), uuid(501), uuid(502)]
const entry = (over: object = {}) => ({ entryId: one, kind: 'note', text: 'Errors since the deploy.', ...over })

function written(kind: string, actor = ben) {
  const room = new InMemoryIncident()
  room.run(actor, 'add-entry', entry({ kind }))
  return room
}

describe('add-entry', () => {
  it.each(entryKindSchema.options)('[ENTRY-1] [TIME-2] writes a %s', (kind) => {
    const room = written(kind)
    expect(room.rowOf(one)).toMatchObject({ kind, text: 'Errors since the deploy.', actor: { id: ben.id }, seq: 2 })
    expect(room.state).toMatchObject({ entryCount: 1, lastWord: { text: 'Errors since the deploy.' } })
  })

  it('[CLOCK-2] [CLOCK-3] happened when it was typed, not when it arrived', () => {
    const room = new InMemoryIncident()
    room.run(ben, 'add-entry', entry(), { afterMs: 600_000, ageMs: 300_000 })
    expect(room.rowOf(one)).toMatchObject({ occurredAt: '2026-03-02T03:17:00.000Z', recordedAt: room.now })
  })

  it('[CLOCK-3] [CLOCK-4] clamps what is ahead of the server, and takes any offset', () => {
    const room = new InMemoryIncident()
    room.run(ben, 'add-entry', entry({ occurredAt: '2026-03-03T03:12:00Z', knownAt: '2026-03-02T05:12:00+02:00' }))
    expect(room.rowOf(one)).toMatchObject({ occurredAt: room.now, knownAt: DECLARED_AT })
  })

  it('[ENTRY-2] uses an entry id once, in whatever case of letters', () => {
    const room = new InMemoryIncident()
    const id = 'abcdefab-0000-4000-8000-000000000001'
    room.run(ben, 'add-entry', entry({ entryId: id }))
    const refused = refusalOf(() => room.run(cleo, 'add-entry', entry({ entryId: id.toUpperCase() })))
    expect(refused).toMatchObject({ rule: 'ENTRY-2', field: 'input.entryId' })
  })

  it('[ENTRY-3] keeps mentions with their names, each once', () => {
    const room = new InMemoryIncident()
    room.run(ben, 'add-entry', entry({ mentions: [cleo.id, cleo.id] }))
    expect(room.rowOf(one)?.mentions).toEqual([{ id: cleo.id, name: 'Cleo' }])
  })

  it.each([
    [entry({ mentions: [uuid(999)] }), 'rule_refused', 'input.mentions'],
    [entry({ text: ' \n ' }), 'invalid_input', 'input.text'],
    [entry({ text: 'x'.repeat(10_001) }), 'invalid_input', 'input.text'],
    [entry({ text: 'a\u0000b' }), 'invalid_input', 'input.text'],
    [entry({ text: '\ud800' }), 'invalid_input', 'input.text'],
    [entry({ kind: 'answer' }), 'invalid_input', 'input.kind'],
    [entry({ entryId: 'one' }), 'invalid_input', 'input.entryId'],
    [entry({ occurredAt: 'yesterday' }), 'invalid_input', 'input.occurredAt'],
    [entry({ starred: true }), 'invalid_input', 'input.starred'],
  ])('[CMD-1] [CMD-7] [CMD-8] refuses %j', (input, code, field) => {
    expect(refusalOf(() => new InMemoryIncident().run(ben, 'add-entry', input))).toMatchObject({ code, field })
  })

  it('[ENTRY-1] takes 10,000 characters and any script', () => {
    const room = new InMemoryIncident()
    room.run(ben, 'add-entry', entry({ text: '🔥'.repeat(5000) }))
    expect(room.rowOf(one)?.text).toHaveLength(10_000)
  })
})

describe('answer-question', () => {
  it('[ENTRY-4] writes an answer and takes the question off the open ones', () => {
    const room = written('question')
    expect(room.state.openQuestions.items).toHaveLength(1)
    const events = room.run(cleo, 'answer-question', { entryId: one, answerId: two, text: 'At 03:05.' })
    expect(events.map(({ type }) => type)).toEqual(['answer.added', 'question.answered'])
    expect(room.state.openQuestions.items).toEqual([])
    expect(room.rowOf(two)).toMatchObject({ kind: 'answer', questionSeq: 2, text: 'At 03:05.' })
    room.run(dana, 'answer-question', { entryId: one, answerId: three, text: 'No, at 03:06.' })
    expect(room.rowOf(one)?.answerSeqs).toEqual([3, 5])
  })

  it.each([
    ['note', { entryId: one, answerId: two }, 'rule_refused'],
    ['question', { entryId: one, answerId: one }, 'rule_refused'],
    ['question', { entryId: three, answerId: two }, 'not_found'],
  ])('[ENTRY-4] [ENTRY-2] [CMD-8] refuses for a %s %j', (kind, input, code) => {
    const refused = refusalOf(() => written(kind).run(cleo, 'answer-question', { ...input, text: 'x' }))
    expect(refused.code).toBe(code)
  })
})

describe('judge-hypothesis', () => {
  it('[ENTRY-5] keeps the verdict, and the reason as a note', () => {
    const room = written('hypothesis')
    const input = { entryId: one, verdict: 'ruled-out', why: 'The pool is idle.', whyId: two }
    const events = room.run(cleo, 'judge-hypothesis', input)
    expect(events.map(({ type }) => type)).toEqual(['hypothesis.judged', 'note.added'])
    expect(room.rowOf(one)?.verdict).toBe('ruled-out')
    expect(room.state.hypotheses.items).toMatchObject([{ verdict: 'ruled-out' }])
    expect(room.rowOf(two)).toMatchObject({ kind: 'note', text: 'The pool is idle.' })
  })

  it('[CMD-6] the same verdict is a no-op', () => {
    expect(written('hypothesis').run(cleo, 'judge-hypothesis', { entryId: one, verdict: 'untested' })).toEqual([])
  })

  it.each([
    ['note', { entryId: one, verdict: 'supported' }, 'rule_refused'],
    ['hypothesis', { entryId: one, verdict: 'true' }, 'invalid_input'],
    ['hypothesis', { entryId: one, verdict: 'supported', why: 'x' }, 'invalid_input'],
    ['hypothesis', { entryId: two, verdict: 'supported' }, 'not_found'],
  ])('[ENTRY-5] refuses for a %s %j', (kind, input, code) => {
    expect(refusalOf(() => written(kind).run(cleo, 'judge-hypothesis', input)).code).toBe(code)
  })
})

describe('correct-entry', () => {
  const correction = { entryId: one, text: 'Errors since 03:05.' }

  it('[ENTRY-6] [TIME-2] keeps earlier wordings readable', () => {
    const room = written('decision')
    room.run(ben, 'correct-entry', correction)
    expect(room.rowOf(one)).toMatchObject({
      text: 'Errors since 03:05.',
      versions: [{ text: 'Errors since the deploy.', correctedBy: { id: ben.id } }],
    })
    expect(room.state.decisions.items[0]?.text).toBe('Errors since 03:05.')
    expect(room.state.lastWord?.text).toBe('Errors since 03:05.')
    expect(room.run(ben, 'correct-entry', correction)).toEqual([])
  })

  it('[ENTRY-6] by its author, the commander, the scribe or an admin', () => {
    const room = written('note')
    room.run(cleo, 'take-role', { role: 'commander' })
    room.run(dana, 'take-role', { role: 'scribe' })
    for (const [index, actor] of [ben, cleo, dana, ada].entries()) {
      room.run(actor, 'correct-entry', { entryId: one, text: `Wording ${index}` })
    }
    expect(room.rowOf(one)?.versions).toHaveLength(4)
    expect(refusalOf(() => room.run(eli, 'correct-entry', correction)).code).toBe('forbidden')
  })

  it.each([
    ['a fact', 'seq-1', 'invalid_input'],
    ['nothing', two, 'not_found'],
  ])('[CMD-8] refuses to correct %s', (_, entryId, code) => {
    expect(refusalOf(() => written('note').run(ben, 'correct-entry', { entryId, text: 'x' })).code).toBe(code)
  })
})

describe('star-entry', () => {
  it.each([one, 'seq-1'])('[ENTRY-7] stars and unstars %s, once each', (entryId) => {
    const room = written('note')
    for (const starred of [true, false]) {
      expect(room.run(cleo, 'star-entry', { entryId, starred })).toHaveLength(1)
      expect(room.run(cleo, 'star-entry', { entryId, starred })).toEqual([])
      expect(room.rowOf(entryId)?.starred).toBe(starred)
    }
  })

  it('[CMD-8] refuses what is not there', () => {
    const refused = refusalOf(() => written('note').run(ben, 'star-entry', { entryId: 'seq-99', starred: true }))
    expect(refused.code).toBe('not_found')
  })
})
