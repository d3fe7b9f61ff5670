import { beforeEach, describe, expect, it } from 'vitest'
import { ada, ben, cleo, dana, eli, finn, InMemoryIncident } from '@/lib/testing/in-memory-incident'
import { refusalOf } from '@/lib/testing/refusal-of'
import { describeEvent } from '../describe'

let room: InMemoryIncident
beforeEach(() => {
  room = resolved()
})

function resolved(severity = 'sev2', kind = 'production') {
  const made = new InMemoryIncident({ input: { severity, kind } as never })
  made.run(ben, 'change-status', { status: 'resolved' })
  return made
}

const ask = (...reviewers: { id: string }[]) =>
  room.run(ben, 'ask-for-review', { reviewerIds: reviewers.map(({ id }) => id), note: 'Please until Friday.' })
const approve = (by: typeof ben) => room.run(by, 'answer-review', { answer: 'approved' })
const publish = () => room.run(ben, 'publish-review')
const close = (note?: string) => room.run(ben, 'change-status', { status: 'closed', ...(note && { note }) })

describe('open-review', () => {
  it('[REVIEW-1] once it is mitigated, and while it is closed', () => {
    const early = new InMemoryIncident()
    expect(refusalOf(() => early.run(ben, 'open-review'))).toMatchObject({ rule: 'REVIEW-1' })
    early.run(ben, 'change-status', { status: 'mitigated' })
    early.run(ben, 'open-review')
    expect(early.state.review).toMatchObject({ status: 'draft', owner: { name: 'Ben' }, version: 0 })
    const small = resolved('sev3')
    small.run(ben, 'change-status', { status: 'closed', note: 'A typo.' })
    small.run(cleo, 'open-review')
    expect(small.state.review?.owner.name).toBe('Cleo')
  })

  it('[REVIEW-1] not of what was no incident of its own', () => {
    const withdrawn = new InMemoryIncident()
    withdrawn.run(ben, 'withdraw', { reason: 'A test' })
    expect(refusalOf(() => withdrawn.run(ben, 'open-review'))).toMatchObject({ rule: 'REVIEW-1' })
    const other = {
      id: '00000000-0000-4000-8000-0000000000aa',
      key: 'INC-7',
      title: 'Cards',
      kind: 'production',
      visibility: 'open',
    } as const
    const copy = new InMemoryIncident({ others: [{ ...other, duplicateOfKey: null }] })
    copy.run(ben, 'mark-duplicate', { of: 'INC-7' })
    expect(refusalOf(() => copy.run(ben, 'open-review'))).toMatchObject({ rule: 'REVIEW-1' })
  })

  it('[REVIEW-2] [CMD-6] once; the commander sees to it', () => {
    room.run(dana, 'take-role', { role: 'commander' })
    room.run(ben, 'open-review')
    expect(room.run(cleo, 'open-review')).toEqual([])
    expect(room.state.review?.owner).toEqual({ id: dana.id, name: 'Dana' })
  })

  it('[ACCESS-2] not by those who read', () => {
    expect(refusalOf(() => room.run(finn, 'open-review')).code).toBe('forbidden')
  })
})

describe('assign-review', () => {
  it('[REVIEW-3] to a responder who may see the incident', () => {
    expect(refusalOf(() => room.run(ben, 'assign-review', { ownerId: cleo.id }))).toMatchObject({ rule: 'REVIEW-1' })
    room.run(ben, 'open-review')
    room.run(ben, 'assign-review', { ownerId: cleo.id })
    expect(room.state.review?.owner.name).toBe('Cleo')
    expect(room.run(ben, 'assign-review', { ownerId: cleo.id })).toEqual([])
    expect(refusalOf(() => room.run(ben, 'assign-review', { ownerId: finn.id }))).toMatchObject({
      rule: 'ROLE-5',
      field: 'input.ownerId',
    })
    room.run(ben, 'set-privacy', { visibility: 'private' })
    const hidden = refusalOf(() => room.run(ben, 'assign-review', { ownerId: eli.id }))
    expect(hidden).toMatchObject({ rule: 'REVIEW-3', field: 'input.ownerId' })
    room.run(ben, 'assign-review', { ownerId: ada.id })
    expect(room.state.review?.owner.name).toBe('Ada')
  })
})

describe('asking and answering', () => {
  beforeEach(() => {
    room.run(ben, 'open-review')
  })

  it('[REVIEW-4] puts it in review, adds reviewers, and asks again', () => {
    ask(cleo)
    ask(dana)
    expect(room.state.review).toMatchObject({ status: 'in-review', reviewers: [{ name: 'Cleo' }, { name: 'Dana' }] })
    approve(cleo)
    ask(cleo)
    expect(room.state.review?.reviewers).toMatchObject([{ name: 'Cleo', answer: null }, { name: 'Dana' }])
  })

  it('[REVIEW-4] responders only, at least one', () => {
    expect(refusalOf(() => ask())).toMatchObject({ rule: 'REVIEW-4', field: 'input.reviewerIds' })
    expect(refusalOf(() => ask(finn))).toMatchObject({ rule: 'ROLE-5', field: 'input.reviewerIds' })
  })

  it('[REVIEW-5] only who was asked answers, and may change it', () => {
    expect(refusalOf(() => approve(cleo))).toMatchObject({ rule: 'REVIEW-5' })
    ask(cleo)
    expect(refusalOf(() => approve(dana))).toMatchObject({ rule: 'REVIEW-5' })
    room.run(cleo, 'answer-review', { answer: 'changes-wanted', note: 'The trigger is missing.' })
    expect(room.state.review).toMatchObject({ status: 'in-review', reviewers: [{ answer: { is: 'changes-wanted' } }] })
    approve(cleo)
    expect(approve(cleo)).toEqual([])
    expect(room.state.review?.reviewers[0]?.answer).toMatchObject({ is: 'approved', note: null })
  })

  it('[REVIEW-6] is taken back to what it was before, and its answers are void', () => {
    expect(room.run(ben, 'withdraw-review')).toEqual([])
    ask(cleo)
    approve(cleo)
    room.run(ben, 'withdraw-review', { reason: 'A section is missing.' })
    expect(room.state.review).toMatchObject({ status: 'draft', reviewers: [] })
    ask(cleo)
    expect(refusalOf(publish)).toMatchObject({ rule: 'REVIEW-7' })
    approve(cleo)
    publish()
    ask(dana)
    room.run(ben, 'withdraw-review')
    expect(room.state.review).toMatchObject({ status: 'published', version: 1 })
  })
})

describe('publish-review', () => {
  beforeEach(() => {
    room.run(ben, 'open-review')
  })

  it('[REVIEW-7] its first version needs the approvals of its severity, the owner’s own not counted', () => {
    expect(refusalOf(publish).message).toContain('one more person')
    ask(ben, cleo)
    approve(ben)
    expect(refusalOf(publish)).toMatchObject({ rule: 'REVIEW-7' })
    approve(cleo)
    publish()
    const review = {
      status: 'published',
      version: 1,
      documentSeq: 1,
      publishedAt: room.now,
      firstPublishedAt: room.now,
    }
    expect(room.state.review).toMatchObject(review)
    room.writePostmortem()
    publish()
    expect(room.state.review).toMatchObject({ version: 2, documentSeq: 2, firstPublishedAt: review.publishedAt })
  })

  it('[REVIEW-7] a sev3 is published as soon as it is written', () => {
    const small = resolved('sev3')
    small.run(ben, 'open-review')
    small.run(ben, 'publish-review')
    expect(small.state.review?.version).toBe(1)
  })

  it('[REVIEW-8] not again as long as nothing changed, not without a document', () => {
    ask(cleo)
    approve(cleo)
    publish()
    expect(refusalOf(publish)).toMatchObject({ rule: 'REVIEW-8', message: 'Nothing has changed since version 1.' })
    room.writePostmortem()
    room.review.documentHead = null
    expect(refusalOf(publish)).toMatchObject({ rule: 'REVIEW-8' })
  })

  it('[REVIEW-4] whoever approved a version is not taken to approve the next', () => {
    ask(cleo)
    approve(cleo)
    publish()
    ask(dana)
    expect(room.state.review?.reviewers.map(({ name }) => name)).toEqual(['Dana'])
  })
})

describe('closing', () => {
  const published = () => {
    room.run(ben, 'open-review')
    ask(cleo)
    approve(cleo)
    publish()
  }

  it('[STATUS-8] a sev1 or sev2 closes once its review is published, and then without a sentence', () => {
    expect(refusalOf(() => close('Over.'))).toMatchObject({ rule: 'STATUS-8', field: 'input.status' })
    published()
    close()
    expect(room.state.status).toBe('closed')
  })

  it('[STATUS-9] names the cards that nothing was bought for', () => {
    published()
    const cards = ['The pool was too small', 'No alert on waits', '', 'Nobody owned it', 'It was Friday']
    room.review.unansweredCards = cards.map((statement, n) => ({ id: `${n}`, statement }))
    const { rule, message } = refusalOf(() => close())
    expect(rule).toBe('STATUS-9')
    expect(message).toMatch(/“The pool was too small”, “No alert on waits”, a card without words and 2 more\.$/)
    room.review.unansweredCards = []
    close()
    expect(room.state.status).toBe('closed')
  })

  it('[STATUS-8] [STATUS-4] drills, lesser ones and those no rule asks for need a sentence only', () => {
    for (const lesser of [resolved('sev3'), resolved('sev1', 'drill')]) {
      room = lesser
      expect(refusalOf(() => close())).toMatchObject({ rule: 'STATUS-4', field: 'input.note' })
      close('Over.')
      expect(room.state.status).toBe('closed')
    }
    room = resolved('sev1')
    room.review.rules = { ...room.review.rules, sev1: { ...room.review.rules.sev1, isRequired: false } }
    expect(refusalOf(() => close()).rule).toBe('STATUS-4')
    close('Over.')
    expect(room.state.status).toBe('closed')
  })
})

it('[REVIEW-4] is told as one says it', () => {
  const told = room.run(ben, 'open-review')
  room.run(ben, 'assign-review', { ownerId: cleo.id })
  const events = [
    ...told,
    ...ask(cleo, dana),
    ...room.run(dana, 'answer-review', { answer: 'changes-wanted', note: 'Why?' }),
  ]
  expect(events.map((event) => describeEvent(event, ben))).toEqual([
    'Ben opened the review',
    'Ben asked Cleo, Dana to read the postmortem: Please until Friday.',
    'Dana wants changes to the postmortem: Why?',
  ])
})
