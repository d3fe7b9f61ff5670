'use client'
import { Check, Tag } from 'lucide-react'
import { usePostmortem } from '@/components/postmortem/postmortem-context'
import { Menu, MenuItem } from '@/components/ui/menu'
import type { CardMap } from '@/lib/domain/postmortem/document'

/** Which kind of cause it is, with what each kind means. */
export function CardCategory({ card, category }: { card: CardMap; category: string | null }) {
  const { categories, canEdit } = usePostmortem()
  const chosen = categories.find(({ key }) => key === category)
  // An admin may have taken it from the list; the card still says it.
  const name = chosen?.name ?? category
  const label = (
    <>
      <Tag aria-hidden size={12} strokeWidth={1.75} />
      {name ?? 'Category'}
    </>
  )
  if (!canEdit) {
    return name === null ? null : (
      <span title={chosen?.meaning} className="flex items-center gap-1">
        {label}
      </span>
    )
  }
  return (
    <Menu
      align="start"
      trigger={
        <button
          type="button"
          aria-label={`Category: ${name ?? 'none'}`}
          title={chosen?.meaning ?? 'What kind of cause is it?'}
          className="relative flex items-center gap-1 rounded-1 before:absolute before:-inset-1 hover:text-text max-md:before:-inset-y-3"
        >
          {label}
        </button>
      }
    >
      {/* An admin may have made many. */}
      <div className="scroll-thin max-h-[min(480px,70dvh)] overflow-y-auto">
        {categories.map(({ key, name: called, meaning }) => (
          <Choice
            key={key}
            isChosen={key === category}
            label={called}
            meaning={meaning}
            onSelect={() => card.set('category', key)}
          />
        ))}
        {category !== null && (
          <Choice isChosen={false} label="None" meaning="" onSelect={() => card.set('category', null)} />
        )}
      </div>
    </Menu>
  )
}

interface ChoiceProps {
  isChosen: boolean
  label: string
  meaning: string
  onSelect: () => void
}

function Choice({ isChosen, label, meaning, onSelect }: ChoiceProps) {
  return (
    <MenuItem asChild onSelect={onSelect}>
      <div className="h-auto! items-start! py-1.5!">
        <span className="min-w-0 flex-1">
          <span className="block">
            {label}
            {isChosen && <span className="sr-only"> (chosen)</span>}
          </span>
          <span className="block text-12 text-text-3">{meaning}</span>
        </span>
        {isChosen && <Check aria-hidden size={14} strokeWidth={2} className="mt-0.5" />}
      </div>
    </MenuItem>
  )
}
