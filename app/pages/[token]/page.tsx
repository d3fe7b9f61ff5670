import type { Metadata } from 'next'
import { AnswerPage } from '@/components/paging/answer-page'
import { findLinkedPage } from '@/lib/server/paging/answer-page'

interface LinkedPageProps {
  params: Promise<{ token: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** Nothing of an incident is in the title; and no search engine keeps the address. */
export const metadata: Metadata = { title: 'Answer a page', robots: { index: false, follow: false, nocache: true } }

/** Where the link in a mail leads. It asks once more and changes nothing: programs look at links, too (SPEC PAGE-6). */
export default async function LinkedPage({ params, searchParams }: LinkedPageProps) {
  const [{ token }, { problem }] = await Promise.all([params, searchParams])
  const page = await findLinkedPage(token)
  return <AnswerPage page={page} token={token} problem={typeof problem === 'string' ? problem : null} />
}
