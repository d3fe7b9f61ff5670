'use client'
import type { ReactNode } from 'react'
import { MenuItem } from '@/components/ui/menu'

export interface TallMenuItemProps {
  icon?: ReactNode
  label: ReactNode
  /** What choosing it means, beneath the label. */
  meaning: ReactNode
  onSelect: () => void
}

/** A menu item that says in a second line what it means. */
export function TallMenuItem({ icon, label, meaning, onSelect }: TallMenuItemProps) {
  return (
    <MenuItem asChild onSelect={onSelect}>
      <div className="h-auto! items-start! py-1.5!">
        {icon}
        <span className="min-w-0 flex-1">
          <span className="block">{label}</span>
          <span className="block text-12 text-text-3">{meaning}</span>
        </span>
      </div>
    </MenuItem>
  )
}
