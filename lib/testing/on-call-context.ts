import type { OnCallContext } from '@/lib/domain/import/on-call/plan-on-call'

export const NOW = '2026-11-28T12:00:00.000Z'
export const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`

/** An organisation with Ada and Ben, into which nothing was imported yet. */
export const context = (over: Partial<OnCallContext> = {}): OnCallContext => ({
  personIds: new Map([
    ['ada@example.com', uuid(1)],
    ['ben@example.com', uuid(2)],
  ]),
  readerIds: new Set(),
  archivedRotaIds: new Set(),
  teamIds: new Map(),
  invites: false,
  takenKeys: { team: new Set(), rota: new Set(['payments-primary']) },
  importedId: () => null,
  newId: (kind, foreignId) => uuid(100 + kind.length * 7 + foreignId.length),
  ...over,
})
