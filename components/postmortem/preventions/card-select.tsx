'use client'
import type { ComponentProps } from 'react'
import { usePostmortem } from '@/components/postmortem/postmortem-context'
import { Select } from '@/components/ui/select'
import { useContent } from '@/lib/client/postmortem/use-content'
import type { Card } from '@/lib/domain/postmortem/content'
import { CARD_LISTS, SECTION_TITLES } from '@/lib/domain/postmortem/sections'
import { excerpt } from '@/lib/domain/text'

export const cardText = ({ statement }: Pick<Card, 'statement'>): string => excerpt(statement, 80) || 'An empty card'

export interface CardSelectProps extends Omit<ComponentProps<'select'>, 'value' | 'onChange'> {
  value: string
  onChange: (cardId: string) => void
}

/** Which card it retires. */
export function CardSelect({ value, onChange, ...rest }: CardSelectProps) {
  const { doc } = usePostmortem()
  const { cards } = useContent(doc)
  return (
    <Select {...rest} value={value} onChange={({ target }) => onChange(target.value)}>
      <option value="">No card</option>
      {CARD_LISTS.map((list) => {
        const own = cards.filter((card) => card.list === list)
        if (own.length === 0) return null
        return (
          <optgroup key={list} label={SECTION_TITLES[list]}>
            {own.map((card) => (
              <option key={card.id} value={card.id}>
                {cardText(card)}
              </option>
            ))}
          </optgroup>
        )
      })}
    </Select>
  )
}
