'use client'
import { Bookmark, ChevronDown } from 'lucide-react'
import type { Route } from 'next'
import { usePathname, useSearchParams } from 'next/navigation'
import { useState } from 'react'
import { SaveViewDialog } from '@/components/history/saved-view-dialog'
import { SavedViewsDialog } from '@/components/history/saved-views-dialog'
import { useViewer } from '@/components/shell/viewer'
import { Button } from '@/components/ui/button'
import { Link } from '@/components/ui/link'
import { Menu, MenuItem, MenuLabel, MenuSeparator } from '@/components/ui/menu'
import { useSavedViews } from '@/lib/client/history/views'
import { canonicalQuery } from '@/lib/domain/history/list-view'
import type { SavedView } from '@/lib/domain/history/saved-view'

/** The views that are kept: to be opened where one is, saved and cared for. */
export function SavedViewsMenu() {
  const viewer = useViewer()
  const { data: views = [] } = useSavedViews()
  const query = canonicalQuery(useSearchParams().toString())
  const [dialog, setDialog] = useState<'save' | 'manage' | null>(null)
  const own = views.filter(({ by }) => by.id === viewer.id)
  const shared = views.filter(({ by }) => by.id !== viewer.id)
  const current = views.find((view) => view.query === query)
  const close = (isOpen: boolean) => !isOpen && setDialog(null)
  return (
    <>
      <Menu
        trigger={
          <Button variant="ghost" icon={<Bookmark aria-hidden size={14} strokeWidth={1.75} />}>
            <span dir="auto" className="max-w-40 truncate max-md:sr-only">
              {current?.name ?? 'Saved views'}
            </span>
            <ChevronDown aria-hidden size={14} strokeWidth={1.75} className="text-text-3 max-md:hidden" />
          </Button>
        }
      >
        <div className="scroll-thin max-h-[min(360px,60dvh)] overflow-y-auto">
          <Views label="Yours" views={own} />
          <Views label="Shared by others" views={shared} />
        </div>
        {views.length > 0 && <MenuSeparator />}
        <MenuItem onSelect={() => setDialog('save')}>Save this view…</MenuItem>
        {views.length > 0 && <MenuItem onSelect={() => setDialog('manage')}>Rename, share, delete…</MenuItem>}
      </Menu>
      {/* A new one each time: what was ticked and let go would share the next view. */}
      {dialog === 'save' && <SaveViewDialog isOpen onOpenChange={close} query={query} />}
      <SavedViewsDialog isOpen={dialog === 'manage'} onOpenChange={close} views={views} />
    </>
  )
}

function Views({ label, views }: { label: string; views: SavedView[] }) {
  const path = usePathname()
  if (views.length === 0) return null
  return (
    <>
      <MenuLabel>{label}</MenuLabel>
      {views.map(({ id, name, query, by, isShared }) => (
        <MenuItem key={id} asChild>
          <Link href={`${path}${query && `?${query}`}` as Route}>
            <span dir="auto" className="min-w-0 flex-1 truncate">
              {name}
            </span>
            <span className="max-w-28 truncate text-12 text-text-3">
              {label === 'Yours' ? isShared && 'shared' : by.name}
            </span>
          </Link>
        </MenuItem>
      ))}
    </>
  )
}
