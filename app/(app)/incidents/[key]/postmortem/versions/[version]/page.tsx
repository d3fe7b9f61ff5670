import type { Metadata } from 'next'
import { Link } from '@/components/ui/link'
import '@/components/postmortem/document/document.css'
import { DocumentPage } from '@/components/postmortem/document/document-page'
import { DocumentView } from '@/components/postmortem/document/document-view'
import { comparePath, printPath } from '@/components/postmortem/document/paths'
import { buttonClass } from '@/components/ui/button-class'
import { attachmentAddress } from '@/lib/client/attachment-address'
import { publicEditionOf } from '@/lib/domain/postmortem/edition'
import { SECTIONS } from '@/lib/domain/postmortem/sections'
import { requirePageActor } from '@/lib/server/http/actor'
import { orNotFound } from '@/lib/server/http/or-not-found'
import { versionOf } from '@/lib/server/postmortem/path-version'
import { getPostmortemVersion } from '@/lib/server/queries/get-postmortem-version'

interface VersionPageProps {
  params: Promise<{ key: string; version: string }>
  searchParams: Promise<{ public?: string }>
}

export const metadata: Metadata = { title: 'A version of the postmortem' }

export default async function VersionPage({ params, searchParams }: VersionPageProps) {
  const actor = await requirePageActor()
  const { key, version } = await params
  const { public: chosen } = await searchParams
  const { incident, published } = await orNotFound(read())
  const asPublic = chosen === undefined ? null : publicEditionOf(published, sectionsOf(chosen))
  const number = published.version ?? 0
  return (
    <DocumentPage
      incident={(asPublic?.published ?? published).facts}
      what={asPublic ? `Version ${number}, as everybody would read it` : `Version ${number} of the postmortem`}
      actions={
        asPublic ? null : (
          <>
            <Link className={buttonClass({ size: 'md' })} href={comparePath(incident.key, number, 'draft')}>
              Compare with now
            </Link>
            <Link className={buttonClass({ size: 'md' })} href={printPath(incident.key, number)}>
              Print
            </Link>
          </>
        )
      }
    >
      <DocumentView
        published={asPublic?.published ?? published}
        {...(asPublic && { sections: asPublic.sections })}
        pictureHref={(id) => attachmentAddress(incident.id, id)}
      />
    </DocumentPage>
  )

  async function read() {
    return getPostmortemVersion(actor, key, versionOf(version))
  }
}

const sectionsOf = (text: string) => SECTIONS.filter((section) => text.split(',').includes(section))
