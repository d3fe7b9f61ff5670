import type { Metadata } from 'next'
import '@/components/postmortem/document/document.css'
import { PublicEditionPage } from '@/components/postmortem/document/public-edition-page'
import { orNotFound } from '@/lib/server/http/or-not-found'
import { getPublicEdition } from '@/lib/server/queries/get-public-edition'

interface EditionPageProps {
  params: Promise<{ token: string }>
}

/** Nothing of it is in the title of a page that does not exist (any more). */
export async function generateMetadata({ params }: EditionPageProps): Promise<Metadata> {
  const { published } = await orNotFound(getPublicEdition((await params).token))
  return {
    title: { absolute: published.facts.title },
    description: null,
    robots: { index: false, follow: false, nocache: true, noarchive: true },
    referrer: 'no-referrer',
  }
}

/** Open to everybody who has the address, until it is revoked (SPEC EDITION-1). */
export default async function EditionPage({ params }: EditionPageProps) {
  const { token } = await params
  return <PublicEditionPage edition={await orNotFound(getPublicEdition(token))} token={token} />
}
