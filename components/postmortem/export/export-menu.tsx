'use client'
import { Braces, Download, FileDown, FileText, GitCompare, Globe, History, Printer } from 'lucide-react'
import { useState } from 'react'
import { comparePath, exportAddress, printPath, versionsPath } from '@/components/postmortem/document/paths'
import { EditionsDialog } from '@/components/postmortem/export/editions-dialog'
import { usePostmortem } from '@/components/postmortem/postmortem-context'
import { IconButton } from '@/components/ui/icon-button'
import { Link } from '@/components/ui/link'
import { Menu, MenuItem, MenuLabel, MenuSeparator } from '@/components/ui/menu'
import { useVersions } from '@/lib/client/postmortem/use-versions'

const icon = { 'aria-hidden': true, size: 14, strokeWidth: 1.75 } as const

/** What can be taken out of a postmortem, its versions, and what everybody may read. */
export function ExportMenu() {
  const { incident, me } = usePostmortem()
  const [isPublishing, setPublishing] = useState(false)
  const latest = incident.review?.version ?? 0
  const { data } = useVersions(incident.id, latest, true)
  const { id, key } = incident
  const canPublish = me.role !== 'stakeholder'
  return (
    <>
      <Menu
        trigger={
          <IconButton
            label="Export and versions"
            size="md"
            icon={<Download aria-hidden size={16} strokeWidth={1.75} />}
          />
        }
      >
        <MenuLabel>The document as it is now</MenuLabel>
        <MenuItem asChild>
          <a href={printPath(key, 'draft')} target="_blank" rel="noopener">
            <Printer {...icon} />
            Print / save as PDF
          </a>
        </MenuItem>
        {data?.hasPdf === false ? (
          <MenuItem
            icon={<FileDown {...icon} />}
            disabledReason="This server has no Chromium; print the page and save it as PDF."
          >
            PDF made by the server
          </MenuItem>
        ) : (
          <MenuItem asChild>
            <a href={exportAddress(id, 'draft', 'pdf')} download>
              <FileDown {...icon} />
              PDF made by the server
            </a>
          </MenuItem>
        )}
        <MenuItem asChild>
          <a href={exportAddress(id, 'draft', 'markdown')} download>
            <FileText {...icon} />
            Markdown
          </a>
        </MenuItem>
        <MenuItem asChild>
          <a href={exportAddress(id, 'draft', 'json')} download>
            <Braces {...icon} />
            JSON
          </a>
        </MenuItem>
        <MenuSeparator />
        {latest > 0 ? (
          <>
            <MenuItem asChild>
              <Link href={versionsPath(key)}>
                <History {...icon} />
                Versions
              </Link>
            </MenuItem>
            <MenuItem asChild>
              <Link href={comparePath(key, latest, 'draft')}>
                <GitCompare {...icon} />
                Compare with version {latest}
              </Link>
            </MenuItem>
          </>
        ) : (
          <MenuItem icon={<History {...icon} />} disabledReason="Nothing was published yet.">
            Versions
          </MenuItem>
        )}
        {canPublish && (
          <MenuItem
            icon={<Globe {...icon} />}
            disabledReason={refusalOf(incident)}
            onSelect={() => setPublishing(true)}
          >
            Public edition…
          </MenuItem>
        )}
      </Menu>
      {isPublishing && <EditionsDialog latest={latest} onClose={() => setPublishing(false)} />}
    </>
  )
}

function refusalOf({ review, visibility }: ReturnType<typeof usePostmortem>['incident']): string | undefined {
  if (visibility === 'private') return 'This incident is private.'
  return (review?.version ?? 0) === 0 ? 'Publish the review first.' : undefined
}
