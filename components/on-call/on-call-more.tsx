'use client'
import { Ellipsis } from 'lucide-react'
import { loadPath, ON_CALL_IMPORT } from '@/components/on-call/on-call-path'
import { POLICIES } from '@/components/paging/paging-path'
import { useViewer } from '@/components/shell/viewer'
import { IconButton } from '@/components/ui/icon-button'
import { Link } from '@/components/ui/link'
import { Menu, MenuItem } from '@/components/ui/menu'
import { isAdmin } from '@/lib/domain/incident/policy'

/** The pages of on call that are rarely opened; on a phone the policies too, so that the head is one line. */
export function OnCallMore() {
  const viewer = useViewer()
  return (
    <Menu
      trigger={
        <IconButton size="md" label="More of on call" icon={<Ellipsis aria-hidden size={16} strokeWidth={1.75} />} />
      }
    >
      <MenuItem asChild>
        <Link href={POLICIES} className="md:hidden">
          Escalation policies
        </Link>
      </MenuItem>
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
