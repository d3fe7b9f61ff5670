'use client'
import { usePostmortem } from '@/components/postmortem/postmortem-context'
import {
  CardCell,
  type CellProps,
  DueCell,
  KindCell,
  OwnerCell,
  TitleCell,
} from '@/components/postmortem/preventions/prevention-cells'
import { PreventionIssue } from '@/components/postmortem/preventions/prevention-issue'
import { PreventionMenu } from '@/components/postmortem/preventions/prevention-menu'
import { PreventionStateControl } from '@/components/postmortem/preventions/prevention-state'
import { useIsRoomy } from '@/components/postmortem/preventions/use-is-roomy'
import { Table, Td, Th } from '@/components/ui/table'
import { useContent } from '@/lib/client/postmortem/use-content'
import type { Prevention } from '@/lib/domain/postmortem/prevention'

interface ListProps {
  preventions: Prevention[]
  canEdit: boolean
}

/** A table, or a card for each where there is no room for one. */
export function PreventionList({ preventions, canEdit }: ListProps) {
  const { doc, incident } = usePostmortem()
  const { cards } = useContent(doc)
  const [isRoomy, ref] = useIsRoomy()
  if (preventions.length === 0) return <p className="text-13 text-text-3">Nothing yet.</p>
  const statements = new Map(cards.map(({ id, statement }) => [id, statement]))
  const items = preventions.map((prevention) => ({
    prevention,
    canEdit,
    statements,
    isPrivate: incident.visibility === 'private',
  }))
  return <div ref={ref}>{isRoomy ? <PreventionTable items={items} /> : <PreventionCards items={items} />}</div>
}

const PreventionCards = ({ items }: { items: ItemProps[] }) => (
  <ul className="flex flex-col gap-3">
    {items.map((item) => (
      <PreventionCard key={item.prevention.id} {...item} />
    ))}
  </ul>
)

const PreventionTable = ({ items }: { items: ItemProps[] }) => (
  <Table caption="What this incident buys">
    <thead>
      <tr>
        <Th className="pl-0!">What we buy</Th>
        <Th>Kind</Th>
        <Th>Retires</Th>
        <Th>Owner</Th>
        <Th>Due</Th>
        <Th>State</Th>
        <Th className="w-9" data-print="hide">
          <span className="sr-only">More</span>
        </Th>
      </tr>
    </thead>
    <tbody>
      {items.map((item) => (
        <PreventionRow key={item.prevention.id} {...item} />
      ))}
    </tbody>
  </Table>
)

interface ItemProps extends CellProps {
  statements: ReadonlyMap<string, string>
  isPrivate: boolean
}

function PreventionRow(item: ItemProps) {
  const { prevention, canEdit, statements } = item
  return (
    <tr className="align-top">
      <Td className="min-w-48 pl-0!">
        <TitleCell prevention={prevention} canEdit={canEdit} />
        <PreventionIssue prevention={prevention} />
      </Td>
      <Td>
        <KindCell prevention={prevention} canEdit={canEdit} />
      </Td>
      <Td className="min-w-40 max-w-64">
        <CardCell prevention={prevention} canEdit={canEdit} statements={statements} />
      </Td>
      <Td>
        <OwnerCell prevention={prevention} canEdit={canEdit} />
      </Td>
      <Td>
        <DueCell prevention={prevention} canEdit={canEdit} />
      </Td>
      <Td className="max-w-52">
        <PreventionStateControl prevention={prevention} canEdit={canEdit} />
      </Td>
      <Td className="py-1" data-print="hide">
        <PreventionMenu {...item} />
      </Td>
    </tr>
  )
}

function PreventionCard(item: ItemProps) {
  const { prevention, canEdit, statements } = item
  return (
    <li className="rounded-3 border border-line bg-surface px-3 py-2 text-13">
      <div className="flex items-start gap-2">
        <div className="min-w-0 flex-1">
          <TitleCell prevention={prevention} canEdit={canEdit} />
        </div>
        <PreventionMenu {...item} />
      </div>
      <PreventionIssue prevention={prevention} />
      <PreventionStateControl prevention={prevention} canEdit={canEdit} />
      <dl className="grid grid-cols-[72px_minmax(0,1fr)] items-center gap-x-2">
        <dt className="text-12 text-text-3">Kind</dt>
        <dd>
          <KindCell prevention={prevention} canEdit={canEdit} />
        </dd>
        <dt className="text-12 text-text-3">Retires</dt>
        <dd>
          <CardCell prevention={prevention} canEdit={canEdit} statements={statements} />
        </dd>
        <dt className="text-12 text-text-3">Owner</dt>
        <dd>
          <OwnerCell prevention={prevention} canEdit={canEdit} />
        </dd>
        <dt className="text-12 text-text-3">Due</dt>
        <dd>
          <DueCell prevention={prevention} canEdit={canEdit} />
        </dd>
      </dl>
    </li>
  )
}
