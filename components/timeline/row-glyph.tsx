import {
  BellRing,
  CircleQuestionMark,
  CornerDownRight,
  Crosshair,
  Eye,
  Flag,
  Gavel,
  Lightbulb,
  Link2,
  type LucideIcon,
  MessageSquare,
  TrendingDown,
  TrendingUp,
  User,
  Users,
  Waypoints,
} from 'lucide-react'
import type { RowKind, TimelineRow } from '@/lib/domain/incident/timeline'
import { compareSeverity } from '@/lib/domain/incident/values'

const GLYPHS = {
  note: MessageSquare,
  observation: Eye,
  hypothesis: Lightbulb,
  decision: Gavel,
  question: CircleQuestionMark,
  answer: CornerDownRight,
  declared: Flag,
  severity: TrendingUp,
  status: Waypoints,
  role: User,
  people: Users,
  alert: BellRing,
  situation: Crosshair,
  link: Link2,
} satisfies Record<RowKind, LucideIcon>

/** The glyph of a kind; `data-kind` carries the kind for tests and styles alike. */
export function KindGlyph({ kind, size = 15 }: { kind: RowKind; size?: number }) {
  const Glyph = GLYPHS[kind]
  return <Glyph aria-hidden size={size} strokeWidth={1.75} />
}

/** The glyph of one line: red for what hurts, indigo for a decision. */
export function RowGlyph({ row }: { row: TimelineRow }) {
  return (
    <span className={`grid h-5 place-items-center max-md:h-[22px] ${toneOf(row)}`}>
      {isLowered(row) ? <TrendingDown aria-hidden size={15} strokeWidth={1.75} /> : <KindGlyph kind={row.kind} />}
    </span>
  )
}

function toneOf({ kind, fact }: TimelineRow): string {
  if (kind === 'decision') return 'text-accent'
  if (fact?.type === 'alerts.changed' && fact.payload.fired > 0) return 'text-hurting'
  if (fact?.type === 'severity.changed' && compareSeverity(fact.payload.to, fact.payload.from) > 0)
    return 'text-hurting'
  return 'text-text-3'
}

const isLowered = ({ fact }: TimelineRow) =>
  fact?.type === 'severity.changed' && compareSeverity(fact.payload.to, fact.payload.from) < 0
