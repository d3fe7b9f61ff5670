'use client'
import { ArrowDown, ArrowRight, ArrowUp, Ellipsis, Trash2 } from 'lucide-react'
import { useBoard } from '@/components/postmortem/cards/board-context'
import { hiddenClass } from '@/components/postmortem/cards/card-handle'
import { Menu, MenuItem, MenuSeparator } from '@/components/ui/menu'
import { CARD_LISTS, type CardList, SECTION_TITLES } from '@/lib/domain/postmortem/sections'

const glyph = { 'aria-hidden': true, size: 14, strokeWidth: 1.75, className: 'text-text-3' } as const

/** All that can be done with a card as a whole. */
export function CardMenu({ id, list }: { id: string; list: CardList }) {
  const { place, step, remove } = useBoard()
  return (
    <Menu
      trigger={
        <button
          type="button"
          aria-label="More about this card"
          className={`grid h-6 w-7 place-items-center rounded-2 bg-surface hover:bg-hover hover:text-text data-[state=open]:opacity-100 max-md:size-10 md:absolute md:top-1.5 md:right-1.5 ${hiddenClass}`}
        >
          <Ellipsis aria-hidden size={14} strokeWidth={1.75} />
        </button>
      }
    >
      {CARD_LISTS.filter((other) => other !== list).map((other) => (
        <MenuItem
          key={other}
          icon={<ArrowRight {...glyph} />}
          onSelect={() => place(id, { list: other, before: null })}
        >
          Move to {SECTION_TITLES[other].toLowerCase()}
        </MenuItem>
      ))}
      <MenuItem icon={<ArrowUp {...glyph} />} onSelect={() => step(id, 'up')}>
        Move up
      </MenuItem>
      <MenuItem icon={<ArrowDown {...glyph} />} onSelect={() => step(id, 'down')}>
        Move down
      </MenuItem>
      <MenuSeparator />
      <MenuItem icon={<Trash2 aria-hidden size={14} strokeWidth={1.75} />} isDanger onSelect={() => remove(id)}>
        Delete card
      </MenuItem>
    </Menu>
  )
}
