import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import '@/components/postmortem/document/document.css'
import { CompareChoice } from '@/components/postmortem/compare/compare-choice'
import { CompareView } from '@/components/postmortem/compare/compare-view'
import { DocumentPage } from '@/components/postmortem/document/document-page'
import { type Which, whichName } from '@/components/postmortem/document/paths'
import type { PersonActor } from '@/lib/domain/actor'
import { comparePostmortems } from '@/lib/domain/postmortem/compare'
import { requirePageActor } from '@/lib/server/http/actor'
import { orNotFound } from '@/lib/server/http/or-not-found'
import { getPostmortem } from '@/lib/server/queries/get-postmortem'
import { getPostmortemVersion } from '@/lib/server/queries/get-postmortem-version'
import { listPostmortemVersions } from '@/lib/server/queries/list-postmortem-versions'

interface ComparePageProps {
  params: Promise<{ key: string }>
  searchParams: Promise<{ from?: string; to?: string }>
}

export const metadata: Metadata = { title: 'Compare versions' }

export default async function ComparePage({ params, searchParams }: ComparePageProps) {
  const actor = await requirePageActor()
  const { key } = await params
  const { from: givenFrom, to: givenTo } = await searchParams
  const versions = await orNotFound(listPostmortemVersions(actor, key))
  const latest = versions[0]?.version
  // Without versions there is nothing to compare with.
  if (latest === undefined) notFound()
  const from = whichOf(givenFrom) ?? latest
  const to = whichOf(givenTo) ?? 'draft'
  const [was, is] = await orNotFound(Promise.all([read(actor, key, from), read(actor, key, to)]))
  const names = { from: whichName(from), to: whichName(to) }
  const states: Which[] = [...versions.map(({ version }) => version), 'draft']
  return (
    <DocumentPage
      isWide
      incident={is.incident}
      what={`${names.from} compared with ${names.to.toLowerCase()}`}
      actions={<CompareChoice incidentKey={is.incident.key} states={states} from={from} to={to} />}
    >
      <CompareView comparison={comparePostmortems(was.published, is.published)} names={names} />
    </DocumentPage>
  )
}

const read = (actor: PersonActor, key: string, which: Which) =>
  which === 'draft' ? getPostmortem(actor, key) : getPostmortemVersion(actor, key, which)

function whichOf(text: string | undefined): Which | undefined {
  if (text === 'draft') return text
  return text && /^[1-9]\d{0,8}$/.test(text) ? Number(text) : undefined
}
