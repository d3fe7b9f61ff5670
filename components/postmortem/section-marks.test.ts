import { expect, test } from 'vitest'
import { figuresOf } from '@/components/postmortem/sections/figures'
import type { IncidentState } from '@/lib/domain/incident/state'
import type { PostmortemContent, RichText } from '@/lib/domain/postmortem/content'
import { emptyRichText } from '@/lib/domain/postmortem/rich-text'
import { sectionMarks } from './section-marks'

const paragraph = (text: string): RichText => ({ type: 'paragraph', content: text ? [{ type: 'text', text }] : [] })
const item = (text: string): RichText => ({ type: 'listItem', content: [paragraph(text)] })

const content: PostmortemContent = {
  sections: {
    summary: { type: 'doc', content: [paragraph('It broke.')] },
    impact: emptyRichText(),
    wentWell: {
      type: 'doc',
      content: [{ type: 'bulletList', content: [item('One'), item('Two'), item('')] }, paragraph('x')],
    },
    lucky: { type: 'doc', content: [paragraph('')] },
    learned: emptyRichText(),
  },
  cards: [
    {
      id: 'a',
      list: 'rootCauses',
      category: null,
      statement: '',
      explanation: emptyRichText(),
      evidence: [],
      moves: [],
    },
  ],
  picks: [{ seq: 1, context: '' }],
  dismissed: [],
}

test('[EDITOR-3] the sections say what is in them, and which are empty', () => {
  const marks = Object.fromEntries(sectionMarks(content, 2).map(({ section, ...mark }) => [section, mark]))
  expect(marks).toEqual({
    summary: { count: null, isEmpty: false },
    impact: { count: null, isEmpty: true },
    timeline: { count: 1, isEmpty: false },
    trigger: { count: null, isEmpty: true },
    rootCauses: { count: 1, isEmpty: false },
    factors: { count: null, isEmpty: true },
    wentWell: { count: 3, isEmpty: false },
    lucky: { count: null, isEmpty: true },
    learned: { count: null, isEmpty: true },
    preventions: { count: 2, isEmpty: false },
  })
  expect(sectionMarks(content, undefined).at(-1)).toEqual({ section: 'preventions', count: null, isEmpty: false })
})

test('[EDITOR-4] the figures of the impact come from the log', () => {
  const at = (minute: number) => ({
    at: `2026-11-17T14:${String(minute).padStart(2, '0')}:00.000Z`,
    source: 'live' as const,
  })
  const instants = { impactStartedAt: at(0), detectedAt: at(2), mitigatedAt: at(26), declaredAt: at(4) }
  const radius = {
    affected: { kind: 'share', percent: 23 },
    who: 'EU checkouts',
    regions: ['eu-west'],
    confidence: 'certain',
    source: 'a dashboard',
  }
  const state = { instants, radius } as unknown as IncidentState
  expect(figuresOf(state).map(({ value, of }) => `${value} ${of}`)).toEqual([
    '23 % of EU checkouts',
    '2 min until detected',
    '26 min until mitigated',
    '1 eu-west',
  ])
  expect(figuresOf({ ...state, radius: null, instants: {} as IncidentState['instants'] })).toEqual([])
})
