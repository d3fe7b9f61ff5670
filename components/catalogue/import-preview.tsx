import { ArrowRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { EmptyState } from '@/components/ui/empty-state'
import { SectionHeader } from '@/components/ui/section-header'
import type { FieldChange, ImportLine, ImportReport } from '@/lib/domain/catalogue/catalogue-content'

/** What an import would do: what is added, what changes from what to what, and what is left out and why. */
export function ImportPreview({ report: { added, changed, unchanged, leftOut } }: { report: ImportReport }) {
  return (
    <div className="flex flex-col gap-4">
      {added.length + changed.length === 0 && (
        <EmptyState title="Nothing would change">
          {unchanged === 0
            ? 'There is no team and no service in it.'
            : `${unchanged === 1 ? 'The one entry is' : `All ${unchanged} entries are`} as the file says already.`}
        </EmptyState>
      )}
      <Lines title="Would be added" lines={added} />
      <Lines title="Would change" lines={changed} />
      {leftOut.length > 0 && (
        <Group title="Left out" count={leftOut.length}>
          {leftOut.map(({ document, what, reason }, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a report does not change
            <li key={at} className="px-3 py-1.5 text-text-2 [overflow-wrap:anywhere]">
              <span className="font-medium text-text">{what}</span>: {reason}
              <span className="text-text-3"> (document {document})</span>
            </li>
          ))}
        </Group>
      )}
    </div>
  )
}

function Lines({ title, lines }: { title: string; lines: ImportLine[] }) {
  if (lines.length === 0) return null
  return (
    <Group title={title} count={lines.length}>
      {lines.map(({ kind, key, name, changes }) => (
        <li key={`${kind} ${key}`} className="flex flex-col gap-0.5 px-3 py-2">
          <p className="flex flex-wrap items-baseline gap-x-2">
            <span className="font-medium">{name}</span>
            <span className="mono text-text-3">{key}</span>
            <span className="text-text-3">{kind}</span>
          </p>
          <ul className="flex flex-col">
            {changes.map((change) => (
              <Change key={change.field} change={change} />
            ))}
          </ul>
        </li>
      ))}
    </Group>
  )
}

function Change({ change: { field, from, to } }: { change: FieldChange }) {
  return (
    <li className="text-12 text-text-2 [overflow-wrap:anywhere]">
      <span className="text-text-3">{FIELDS[field] ?? field}: </span>
      {from !== null && (
        <>
          <del className="text-text-3">{from}</del>
          <ArrowRight aria-label="becomes" size={12} strokeWidth={1.75} className="mx-1 inline text-text-3" />
        </>
      )}
      {to}
    </li>
  )
}

const FIELDS: Record<string, string> = {
  name: 'Name',
  description: 'Description',
  team: 'Team',
  tier: 'Tier',
  links: 'Links',
  dependsOn: 'Needs',
  members: 'People',
}

function Group({ title, count, children }: { title: string; count: number; children: ReactNode }) {
  return (
    <section>
      <SectionHeader level={3} title={title} count={count} />
      <ul className="divide-y divide-line rounded-3 border border-line text-13">{children}</ul>
    </section>
  )
}
