'use client'
import { Ellipsis } from 'lucide-react'
import type { Route } from 'next'
import { copyView } from '@/components/history/copy-view'
import { useViewer } from '@/components/shell/viewer'
import { IconButton } from '@/components/ui/icon-button'
import { Link } from '@/components/ui/link'
import { Menu, MenuItem } from '@/components/ui/menu'
import { isAdmin } from '@/lib/domain/incident/policy'

/** What is rarely wanted of history. */
export function HistoryMore() {
  const viewer = useViewer()
  return (
    <Menu trigger={<IconButton label="More of history" icon={<Ellipsis aria-hidden size={16} strokeWidth={1.75} />} />}>
      <div className="md:hidden">
        <MenuItem onSelect={() => void copyView()}>Copy this view</MenuItem>
      </div>
      <MenuItem asChild>
        <Link href={'/history/digest' as Route}>Weekly digest</Link>
      </MenuItem>
      <MenuItem asChild>
        <Link href={'/history/figures' as Route}>What these numbers mean</Link>
      </MenuItem>
      {isAdmin(viewer) && (
        <MenuItem asChild>
          <Link href={'/history/import' as Route}>Import past incidents</Link>
        </MenuItem>
      )}
    </Menu>
  )
}
