import {
  BellRing,
  BookOpenCheck,
  CircleQuestionMark,
  CornerDownRight,
  Crosshair,
  Drama,
  Eye,
  Flag,
  Gavel,
  Lightbulb,
  Link2,
  ListChecks,
  type LucideIcon,
  Megaphone,
  MessageSquare,
  Milestone,
  PackageCheck,
  PackageX,
  PhoneCall,
  Rocket,
  TrendingDown,
  TrendingUp,
  User,
  Users,
  Wrench,
} from 'lucide-react'
import type { RowKind, TimelineRow } from '@/lib/domain/incident/timeline'
import { compareSeverity, type Severity } from '@/lib/domain/incident/values'

const GLYPHS = {
  note: MessageSquare,
  observation: Eye,
  hypothesis: Lightbulb,
  decision: Gavel,
  question: CircleQuestionMark,
  answer: CornerDownRight,
  declared: Flag,
  severity: TrendingUp,
  status: Milestone,
  role: User,
  people: Users,
  alert: BellRing,
  situation: Crosshair,
  link: Link2,
  procedure: ListChecks,
  mitigation: Wrench,
  change: Rocket,
  update: Megaphone,
  drill: Drama,
  review: BookOpenCheck,
  page: PhoneCall,
} satisfies Record<RowKind, LucideIcon>

/** The glyph of a kind. */
export function KindGlyph({ kind, size = 15 }: { kind: RowKind; size?: number }) {
  const Glyph = GLYPHS[kind]
  return <Glyph aria-hidden size={size} strokeWidth={1.75} />
}

/** The glyph of one line: red for what hurts, indigo for a decision. */
export function RowGlyph({ row }: { row: TimelineRow }) {
  const Glyph = glyphOf(row)
  return (
    <span className={`grid h-5 place-items-center max-md:h-[22px] ${toneOf(row)}`}>
      <Glyph aria-hidden size={15} strokeWidth={1.75} />
    </span>
  )
}

const isRaised = ({ from, to }: { from: Severity; to: Severity }) => compareSeverity(to, from) > 0

function glyphOf({ kind, fact }: TimelineRow): LucideIcon {
  if (fact?.type === 'severity.changed' && !isRaised(fact.payload)) return TrendingDown
  if (fact?.type === 'delivery-prevented.changed') return fact.payload.to ? PackageX : PackageCheck
  return GLYPHS[kind]
}

function toneOf({ kind, fact, redacted }: TimelineRow): string {
  if (kind === 'decision' && !redacted) return 'text-accent'
  if (fact?.type === 'alerts.changed' && fact.payload.fired > 0) return 'text-hurting'
  if (fact?.type === 'severity.changed' && isRaised(fact.payload)) return 'text-hurting'
  if (fact?.type === 'delivery-prevented.changed' && fact.payload.to) return 'text-hurting'
  return 'text-text-3'
}
