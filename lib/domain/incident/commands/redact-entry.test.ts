import { describe, expect, it } from 'vitest'
import { ada, ben, cleo, dana, InMemoryIncident, uuid } from '@/lib/testing/in-memory-incident'
import { refusalOf } from '@/lib/testing/refusal-of'

const one = uuid(500)
const secret = 'hunter2'

function leaked(kind = 'decision') {
  const room = new InMemoryIncident()
  room.run(cleo, 'take-role', { role: 'commander' })
  room.run(ben, 'add-entry', { entryId: one, kind, text: `The password is ${secret}` })
  return room
}

describe('redact-entry', () => {
  it('[REDACT-3] [REDACT-4] names all that carries the words, and nothing keeps them', () => {
    const room = leaked()
    const quotedSeqs = [room.state.seq]
    room.run(ben, 'correct-entry', { entryId: one, text: `It was ${secret}` })
    room.run(ben, 'add-entry', { entryId: uuid(501), kind: 'note', text: 'harmless' })
    room.run(cleo, 'hand-over-role', {
      role: 'commander',
      toPersonId: dana.id,
      offerId: uuid(600),
      brief: `Use ${secret}`,
      quotedSeqs,
    })
    const [redacted] = room.run(ben, 'redact-entry', { entryId: one, reason: 'A credential.' })
    expect(redacted?.payload).toEqual({ entryId: one, entrySeq: 3, seqs: [3, 4, 7], reason: 'A credential.' })
    expect(JSON.stringify([room.state, [...room.rows.values()], room.redactedLog()])).not.toContain(secret)
    expect(room.rowOf(one)).toMatchObject({
      kind: 'decision',
      text: null,
      versions: [],
      redacted: { by: { id: ben.id }, reason: 'A credential.' },
    })
    expect(room.state.offers[0]?.brief).toEqual({ seq: 7, text: null })
  })

  it('[REDACT-1] by its author or an admin, once', () => {
    const room = leaked()
    expect(refusalOf(() => room.run(cleo, 'redact-entry', { entryId: one })).code).toBe('forbidden')
    room.run(ada, 'redact-entry', { entryId: one })
    expect(room.run(ben, 'redact-entry', { entryId: one })).toEqual([])
  })

  it('[REDACT-1] an admin’s token of scope "respond" is not an admin', () => {
    const token = { ...ada, scope: 'respond' as const }
    expect(refusalOf(() => leaked().run(token, 'redact-entry', { entryId: one })).code).toBe('forbidden')
  })

  it('[REDACT-1] only what people write', () => {
    expect(refusalOf(() => leaked().run(ada, 'redact-entry', { entryId: 'seq-1' })).code).toBe('invalid_input')
    expect(refusalOf(() => leaked().run(ada, 'redact-entry', { entryId: uuid(999) })).code).toBe('not_found')
  })

  it('[ENTRY-4] a redacted question is open no more', () => {
    const room = leaked('question')
    room.run(ben, 'redact-entry', { entryId: one })
    expect(room.state.openQuestions.items).toEqual([])
  })

  it.each([
    ['decision', 'correct-entry', { text: 'x' }],
    ['question', 'answer-question', { answerId: uuid(700), text: 'x' }],
    ['hypothesis', 'judge-hypothesis', { verdict: 'supported' }],
    ['note', 'star-entry', { starred: true }],
  ])('[REDACT-5] a redacted %s refuses %s', (kind, name, input) => {
    const room = leaked(kind)
    room.run(ben, 'redact-entry', { entryId: one })
    expect(refusalOf(() => room.run(ben, name, { entryId: one, ...input })).rule).toBe('REDACT-5')
  })

  it('[REDACT-5] a star of before can be taken off', () => {
    const room = leaked()
    room.run(ben, 'star-entry', { entryId: one, starred: true })
    room.run(ben, 'redact-entry', { entryId: one })
    room.run(ben, 'star-entry', { entryId: one, starred: false })
    expect(room.rowOf(one)?.starred).toBe(false)
  })
})
