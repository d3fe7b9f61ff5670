import type { Metadata } from 'next'
import '@/components/postmortem/document/document.css'
import { DocumentPage } from '@/components/postmortem/document/document-page'
import { DocumentView } from '@/components/postmortem/document/document-view'
import { PrintNow } from '@/components/postmortem/document/print-now'
import { attachmentAddress } from '@/lib/client/attachment-address'
import { requirePageActor } from '@/lib/server/http/actor'
import { orNotFound } from '@/lib/server/http/or-not-found'
import { versionOf } from '@/lib/server/postmortem/path-version'
import { getPostmortem } from '@/lib/server/queries/get-postmortem'
import { getPostmortemVersion } from '@/lib/server/queries/get-postmortem-version'

interface PrintPageProps {
  params: Promise<{ key: string }>
  searchParams: Promise<{ version?: string; now?: string }>
}

/** The title is what a browser calls the file. */
export async function generateMetadata({ params }: PrintPageProps): Promise<Metadata> {
  return { title: `${(await params).key.toUpperCase()} postmortem` }
}

export default async function PrintPage({ params, searchParams }: PrintPageProps) {
  const actor = await requirePageActor()
  const { key } = await params
  const { version, now } = await searchParams
  const { incident, published } = await orNotFound(read())
  return (
    <DocumentPage
      incident={published.facts}
      what={published.version === null ? 'Postmortem, draft' : `Postmortem, version ${published.version}`}
      actions={<PrintNow isAsked={now === '1'} />}
    >
      <DocumentView published={published} pictureHref={(id) => attachmentAddress(incident.id, id)} />
    </DocumentPage>
  )

  async function read() {
    return version === undefined ? getPostmortem(actor, key) : getPostmortemVersion(actor, key, versionOf(version))
  }
}
