import type { PostmortemContent } from '@/lib/domain/postmortem/content'
import type { PublishedLine, PublishedPostmortem } from '@/lib/domain/postmortem/published'
import { emptyRichText } from '@/lib/domain/postmortem/rich-text'
import { PROSE_SECTIONS } from '@/lib/domain/postmortem/sections'

/** A postmortem that says nothing yet. */
export const emptyContent = (): PostmortemContent => ({
  sections: Object.fromEntries(
    PROSE_SECTIONS.map((section) => [section, emptyRichText()]),
  ) as PostmortemContent['sections'],
  cards: [],
  picks: [],
  dismissed: [],
})

/** A line of the log by Ada, written a minute after it happened. */
export const aLine = (seq: number, text: string | null, given: Partial<PublishedLine> = {}): PublishedLine => ({
  seq,
  kind: 'note',
  occurredAt: `2026-11-17T23:${String(seq % 60).padStart(2, '0')}:00.000Z`,
  knownAt: null,
  recordedAt: `2026-11-17T23:${String((seq + 1) % 60).padStart(2, '0')}:00.000Z`,
  by: { id: 'ada', name: 'Ada Okafor', kind: 'person' },
  text,
  isFact: false,
  redacted: text === null,
  ...given,
})

/** A published postmortem of INC-42, complete in itself. */
export const aPublished = (given: Partial<PublishedPostmortem> = {}): PublishedPostmortem => ({
  version: 2,
  publishedAt: '2026-11-20T10:00:00.000Z',
  publishedBy: { id: 'ada', name: 'Ada Okafor' },
  reviewers: [{ id: 'ben', name: 'Ben Young', approved: true }],
  facts: {
    id: '00000000-0000-4000-8000-000000000042',
    key: 'INC-42',
    title: 'Checkout failed for EU customers',
    severity: 'sev1',
    status: 'resolved',
    kind: 'production',
    instants: {
      impactStartedAt: { at: '2026-11-17T23:53:00.000Z', source: 'machine' },
      firstSignalAt: null,
      detectedAt: { at: '2026-11-17T23:55:00.000Z', source: 'machine' },
      firstPagedAt: null,
      acknowledgedAt: null,
      mobilisedAt: null,
      firstMitigationAt: null,
      mitigatedAt: { at: '2026-11-18T00:19:00.000Z', source: 'live' },
      resolvedAt: { at: '2026-11-18T00:52:00.000Z', source: 'live' },
      declaredAt: { at: '2026-11-17T23:57:00.000Z', source: 'live' },
      closedAt: null,
    },
    durations: { detectedMs: 120_000, mitigatedMs: 1_560_000, resolvedMs: 3_540_000 },
    services: [{ id: 'checkout', name: 'Checkout' }],
    roles: [{ id: 'ada', name: 'Ada Okafor', role: 'commander' }],
    radius: '23 % of EU checkouts, shrinking',
  },
  content: emptyContent(),
  lines: {},
  preventions: [],
  categories: {},
  people: [
    { id: 'ada', name: 'Ada Okafor', role: 'commander' },
    { id: 'ben', name: 'Ben Young', role: null },
  ],
  ...given,
})
