'use client'
import clsx from 'clsx'
import { Command } from 'cmdk'
import type { ReactNode } from 'react'

export function MenuGroup({ heading, children }: { heading: string; children: ReactNode }) {
  return (
    <Command.Group
      heading={heading}
      className="[&>[cmdk-group-heading]]:px-2.5 [&>[cmdk-group-heading]]:pt-2 [&>[cmdk-group-heading]]:pb-1 [&>[cmdk-group-heading]]:text-12 [&>[cmdk-group-heading]]:text-text-3"
    >
      {children}
    </Command.Group>
  )
}

export interface MenuRowProps {
  /** Unique in the menu. */
  value: string
  /** More than one line. */
  isTall?: boolean
  onSelect: () => void
  children: ReactNode
}

export function MenuRow({ value, isTall = false, onSelect, children }: MenuRowProps) {
  return (
    <Command.Item
      value={value}
      onSelect={onSelect}
      className={clsx(
        'flex cursor-default gap-2.5 rounded-2 px-2.5 data-[selected=true]:forced-highlight data-[selected=true]:bg-hover',
        isTall ? 'items-start py-1.5' : 'h-9 items-center max-md:h-11',
      )}
    >
      {children}
    </Command.Item>
  )
}
