'use client'
import { CircleDot, Ellipsis, History, Link2 } from 'lucide-react'
import { useState } from 'react'
import { LinkDialog } from '@/components/postmortem/preventions/link-dialog'
import { PreventionHistory } from '@/components/postmortem/preventions/prevention-history'
import { IconButton } from '@/components/ui/icon-button'
import { Menu, MenuItem } from '@/components/ui/menu'
import { toast } from '@/components/ui/toast'
import { useIssuesSetting } from '@/lib/client/postmortem/use-issue-tracker'
import { useRequestIssue } from '@/lib/client/postmortem/use-preventions'
import { isUnfinished, type Prevention } from '@/lib/domain/postmortem/prevention'

export interface PreventionMenuProps {
  prevention: Prevention
  canEdit: boolean
  isPrivate: boolean
  statements: ReadonlyMap<string, string>
}

const icon = { 'aria-hidden': true, size: 14, strokeWidth: 1.75 } as const

/** What can be done with one besides editing it. */
export function PreventionMenu({ prevention, canEdit, isPrivate, statements }: PreventionMenuProps) {
  const [shown, setShown] = useState<'link' | 'history' | null>(null)
  const { data: tracker } = useIssuesSetting()
  const { mutate: requestIssue } = useRequestIssue(prevention)
  const close = () => setShown(null)
  const { issue, issueRequest } = prevention
  const isMaking = issueRequest?.state === 'creating'
  const canHaveIssue = !issue && !isMaking && isUnfinished(prevention) && tracker?.isOn
  const handleRequest = () =>
    requestIssue(undefined, {
      onError: (error) => toast('No issue was made', { description: error.message, tone: 'warning' }),
    })
  return (
    <>
      <Menu
        trigger={
          <IconButton
            label={`More about ${prevention.title}`}
            icon={<Ellipsis {...icon} size={16} />}
            data-print="hide"
          />
        }
      >
        {canEdit && canHaveIssue && (
          <MenuItem
            icon={<CircleDot {...icon} />}
            disabledReason={isPrivate ? 'This incident is private: nothing of it goes to GitHub.' : undefined}
            onSelect={handleRequest}
          >
            Make an issue in {tracker.repository}
          </MenuItem>
        )}
        {canEdit && (
          <MenuItem
            icon={<Link2 {...icon} />}
            disabledReason={isMaking ? 'An issue is being made.' : undefined}
            onSelect={() => setShown('link')}
          >
            {issue ? 'Change its link' : 'Link to where it is worked on'}
          </MenuItem>
        )}
        <MenuItem icon={<History {...icon} />} onSelect={() => setShown('history')}>
          History
        </MenuItem>
      </Menu>
      {shown === 'link' && <LinkDialog prevention={prevention} onClose={close} />}
      {shown === 'history' && <PreventionHistory prevention={prevention} statements={statements} onClose={close} />}
    </>
  )
}
