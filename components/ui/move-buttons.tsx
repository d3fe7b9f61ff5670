'use client'
import { ArrowDown, ArrowUp } from 'lucide-react'
import { IconButton } from '@/components/ui/icon-button'

export interface MoveButtonsProps {
  /** What they move, as the middle of "Move … up". */
  name: string
  /** Tells them from those of other rows; `useListFocus` finds them by it. */
  row: string | number
  index: number
  count: number
  size?: 'sm' | 'md'
  onMove: (by: 1 | -1) => void
}

const glyph = { 'aria-hidden': true, size: 14, strokeWidth: 1.75 } as const

/** Moves a row of a list up and down. */
export function MoveButtons({ name, row, index, count, size = 'sm', onMove }: MoveButtonsProps) {
  return (
    <>
      <IconButton
        size={size}
        data-move={`${row} -1`}
        label={`Move ${name} up`}
        icon={<ArrowUp {...glyph} />}
        aria-disabled={index === 0}
        onClick={() => onMove(-1)}
      />
      <IconButton
        size={size}
        data-move={`${row} 1`}
        label={`Move ${name} down`}
        icon={<ArrowDown {...glyph} />}
        aria-disabled={index === count - 1}
        onClick={() => onMove(1)}
      />
    </>
  )
}
