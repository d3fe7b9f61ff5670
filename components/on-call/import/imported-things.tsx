import { Card } from '@/components/ui/card'
import { Chip } from '@/components/ui/chip'
import { SectionHeader } from '@/components/ui/section-header'
import type { ImportedThing } from '@/lib/domain/import/on-call/on-call-import'
import type { OnCallKind } from '@/lib/domain/import/on-call/plan-on-call'

const SECTIONS: { kind: OnCallKind; title: string }[] = [
  { kind: 'rota', title: 'Rotas' },
  { kind: 'policy', title: 'Escalation policies' },
  { kind: 'team', title: 'Teams' },
  { kind: 'person', title: 'People' },
]

const STATES = {
  new: { label: 'New', tone: 'line' },
  written: { label: 'Written', tone: 'accent' },
  known: { label: 'Here already', tone: 'neutral' },
  'left-out': { label: 'Left out', tone: 'warning' },
} as const

/** What becomes of each thing, and why. */
export function ImportedThings({ things }: { things: ImportedThing[] }) {
  return SECTIONS.map(({ kind, title }) => {
    const some = things.filter((thing) => thing.kind === kind)
    if (some.length === 0) return null
    return (
      <section key={kind} aria-labelledby={`imported-${kind}`}>
        <SectionHeader id={`imported-${kind}`} title={title} count={some.length} />
        <Card>
          <ul>
            {some.map((thing) => (
              <Thing key={thing.foreignId} thing={thing} />
            ))}
          </ul>
        </Card>
      </section>
    )
  })
}

function Thing({ thing: { name, foreignId, state, reason, remarks, invitationUrl } }: { thing: ImportedThing }) {
  const { label, tone } = STATES[state]
  return (
    <li className="flex flex-wrap items-start gap-x-3 gap-y-1 border-line border-t px-4 py-2.5 first:border-t-0">
      <div className="min-w-0 flex-1 basis-56">
        <p className="font-medium text-13 [overflow-wrap:anywhere]">{name || foreignId}</p>
        {reason && <p className="text-13 text-text-2">{reason}</p>}
        {invitationUrl && (
          <p className="text-12 text-text-2 [overflow-wrap:anywhere]">
            Invited. Send them this address, it is shown once: <code>{invitationUrl}</code>
          </p>
        )}
        {remarks.length > 0 && (
          <ul className="mt-0.5 text-12 text-warning">
            {remarks.map((remark) => (
              <li key={remark}>{remark}</li>
            ))}
          </ul>
        )}
      </div>
      <Chip tone={tone}>{label}</Chip>
    </li>
  )
}
