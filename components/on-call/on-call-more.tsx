'use client'
import { Ellipsis } from 'lucide-react'
import Link from 'next/link'
import { loadPath, ON_CALL_IMPORT } from '@/components/on-call/on-call-path'
import { useViewer } from '@/components/shell/viewer'
import { IconButton } from '@/components/ui/icon-button'
import { Menu, MenuItem } from '@/components/ui/menu'
import { isAdmin } from '@/lib/domain/incident/policy'

/** The pages of on call that are rarely opened. */
export function OnCallMore() {
  const viewer = useViewer()
  return (
    <Menu
      trigger={
        <IconButton size="md" label="More of on call" icon={<Ellipsis aria-hidden size={16} strokeWidth={1.75} />} />
      }
    >
      <MenuItem asChild>
        <Link href={loadPath()}>Is on-call humane?</Link>
      </MenuItem>
      {isAdmin(viewer) && (
        <MenuItem asChild>
          <Link href={ON_CALL_IMPORT}>Import from PagerDuty or Opsgenie</Link>
        </MenuItem>
      )}
    </Menu>
  )
}
