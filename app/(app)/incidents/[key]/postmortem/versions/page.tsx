import type { Metadata } from 'next'
import { DocumentPage } from '@/components/postmortem/document/document-page'
import { VersionList } from '@/components/postmortem/document/version-list'
import { requirePageActor } from '@/lib/server/http/actor'
import { orNotFound } from '@/lib/server/http/or-not-found'
import { getIncident } from '@/lib/server/queries/get-incident'
import { listPostmortemVersions } from '@/lib/server/queries/list-postmortem-versions'

interface VersionsPageProps {
  params: Promise<{ key: string }>
}

export const metadata: Metadata = { title: 'Versions of the postmortem' }

export default async function VersionsPage({ params }: VersionsPageProps) {
  const actor = await requirePageActor()
  const { key } = await params
  const [incident, versions] = await orNotFound(
    Promise.all([getIncident(actor, key), listPostmortemVersions(actor, key)]),
  )
  return (
    <DocumentPage incident={incident} what="Versions of the postmortem">
      <VersionList incidentKey={incident.key} versions={versions} />
    </DocumentPage>
  )
}
