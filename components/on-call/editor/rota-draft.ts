import { dayAt, mondayOf } from '@/components/on-call/calendar/days'
import { keyOf } from '@/components/on-call/editor/rota-key'
import type { PathProblems } from '@/lib/client/path-problems'
import { randomId } from '@/lib/client/random-id'
import { catalogueKeySchema, catalogueNameSchema } from '@/lib/domain/catalogue/catalogue'
import { type Layer, type Rotation, rotationSchema } from '@/lib/domain/on-call/rota'
import type { RotaDetail } from '@/lib/domain/on-call/rota-view'

/** A layer while it is edited. Its `id` is only for the screen; numbers are as they were typed. */
export interface LayerDraft extends Omit<Layer, 'turn'> {
  id: string
  count: string
  unit: Layer['turn']['unit']
}

/** A rota while it is edited. */
export interface RotaDraft {
  name: string
  /** Null follows the name. */
  key: string | null
  /** Empty for no team. */
  teamId: string
  zone: string
  hasSecondary: boolean
  layers: LayerDraft[]
  /** When it begins to hold: now, or the instant in `from` (ISO 8601, null while it is half written). */
  isLater: boolean
  from: string | null
}

export const newLayer = (name: string, now: number, zone: string): LayerDraft => ({
  id: randomId(),
  name,
  participantIds: [],
  startsOn: mondayOf(dayAt(now, zone)),
  handoverAt: '09:00',
  count: '1',
  unit: 'weeks',
  windows: [],
})

/** What a new rota begins with: one layer of weekly turns, and a secondary. */
export const emptyDraft = (now: number, zone: string): RotaDraft => ({
  name: '',
  key: null,
  teamId: '',
  zone,
  hasSecondary: true,
  layers: [newLayer('Weekly', now, zone)],
  isLater: false,
  from: null,
})

/** A rota as it is now, to be changed; what holds only later, because it is planned, is what is edited. */
export function draftOf({ name, key, team, rotation, planned, changes }: RotaDetail, now: number): RotaDraft {
  const { zone, hasSecondary, layers } = planned?.rotation ?? rotation
  const begin = planned?.from ?? changes[0]?.from ?? null
  const isLater = begin !== null && Date.parse(begin) > now
  return {
    name,
    key,
    teamId: team?.id ?? '',
    zone,
    hasSecondary,
    layers: layers.map(({ turn: { count, unit }, ...layer }) => ({
      ...layer,
      id: randomId(),
      count: String(count),
      unit,
    })),
    isLater,
    from: isLater ? begin : null,
  }
}

const rawOf = ({ zone, hasSecondary, layers }: RotaDraft) => ({
  zone,
  hasSecondary,
  layers: layers.map(({ id: _, count, unit, ...layer }) => ({
    ...layer,
    turn: { count: /^\d+$/.test(count.trim()) ? Number(count) : count, unit },
  })),
})

/** The rotation that was typed, or what keeps it from being one. */
export function rotationOf(
  draft: RotaDraft,
): { rotation: Rotation; problems: null } | { rotation: null; problems: PathProblems } {
  const parsed = rotationSchema.safeParse(rawOf(draft))
  if (parsed.success) return { rotation: parsed.data, problems: null }
  const problems: PathProblems = {}
  for (const { path, message } of parsed.error.issues) problems[['rotation', ...path].join('.')] ??= message
  return { rotation: null, problems }
}

/** What is wrong with what it is called. */
export function nameProblems(draft: RotaDraft): PathProblems {
  const name = catalogueNameSchema.safeParse(draft.name)
  // A key that follows the name is as good as that.
  const key = name.success || draft.key !== null ? catalogueKeySchema.safeParse(keyOf(draft)) : null
  return {
    ...(name.error && { name: name.error.issues[0]?.message ?? 'is empty' }),
    ...(key?.error && { key: key.error.issues[0]?.message ?? 'is empty' }),
  }
}

/** From when on it holds, if not from now; and what is wrong with that. */
export const beginOf = ({ isLater, from }: RotaDraft): { from?: string; problem?: string } => {
  if (!isLater) return {}
  return from === null ? { problem: 'is missing' } : { from }
}

/** Whether the same people would be on call at the same times, as far as this is known without computing it. */
export const isSameRotation = (a: Rotation, b: Rotation): boolean =>
  JSON.stringify(sorted(a)) === JSON.stringify(sorted(b))

// JSONB hands keys back in an order of its own.
const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  )
}
