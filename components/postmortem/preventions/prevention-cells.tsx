'use client'
import { CardSelect, cardText } from '@/components/postmortem/preventions/card-select'
import { InlineCell } from '@/components/postmortem/preventions/inline-cell'
import { KindSelect } from '@/components/postmortem/preventions/kind-select'
import { OwnerSelect } from '@/components/postmortem/preventions/owner-select'
import { DueDay, OwnerName } from '@/components/postmortem/preventions/prevention-facts'
import { Input } from '@/components/ui/input'
import { type Prevention, preventionKindSchema } from '@/lib/domain/postmortem/prevention'
import { PREVENTION_KIND_NAMES } from '@/lib/domain/postmortem/prevention-words'

export interface CellProps {
  prevention: Prevention
  canEdit: boolean
}

export const TitleCell = (props: CellProps) => (
  <InlineCell
    {...props}
    label="What we buy"
    read={({ title }) => title}
    changesOf={(title) => ({ title })}
    show={({ title }) => <bdi className="font-semibold [overflow-wrap:anywhere]">{title}</bdi>}
    edit={({ onChange, ...control }) => (
      <Input {...control} maxLength={300} onChange={({ target }) => onChange(target.value)} />
    )}
  />
)

export const KindCell = (props: CellProps) => (
  <InlineCell
    {...props}
    label="Kind"
    read={({ kind }) => kind}
    changesOf={(value) => ({ kind: preventionKindSchema.parse(value) })}
    show={({ kind }) => <span className="whitespace-nowrap">{PREVENTION_KIND_NAMES[kind]}</span>}
    edit={(control) => <KindSelect {...control} value={preventionKindSchema.parse(control.value)} />}
  />
)

export function CardCell({ statements, ...props }: CellProps & { statements: ReadonlyMap<string, string> }) {
  return (
    <InlineCell
      {...props}
      label="Retires"
      read={({ cardId }) => cardId ?? ''}
      changesOf={(cardId) => ({ cardId: cardId || null })}
      show={({ cardId }) => <RetiredCard cardId={cardId} statements={statements} />}
      edit={(control) => <CardSelect {...control} />}
    />
  )
}

function RetiredCard({ cardId, statements }: { cardId: string | null; statements: ReadonlyMap<string, string> }) {
  if (cardId === null) return <span className="text-text-3">No card</span>
  const statement = statements.get(cardId)
  return statement === undefined ? (
    <span className="text-text-3">A card that is gone</span>
  ) : (
    <span dir="auto" className="line-clamp-2 text-text-2 [overflow-wrap:anywhere]" title={statement}>
      {cardText({ statement })}
    </span>
  )
}

export const OwnerCell = (props: CellProps) => (
  <InlineCell
    {...props}
    label="Owner"
    read={({ owner }) => owner?.id ?? ''}
    changesOf={(ownerId) => ({ ownerId: ownerId || null })}
    show={({ owner }) => <OwnerName owner={owner} />}
    edit={(control) => <OwnerSelect {...control} owner={props.prevention.owner} />}
  />
)

export const DueCell = (props: CellProps) => (
  <InlineCell
    {...props}
    label="Due"
    read={({ dueOn }) => dueOn ?? ''}
    changesOf={(dueOn) => ({ dueOn: dueOn || null })}
    show={(one) => <DueDay prevention={one} />}
    edit={({ onChange, ...control }) => (
      <Input {...control} type="date" onChange={({ target }) => onChange(target.value)} />
    )}
  />
)
