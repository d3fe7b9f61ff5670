'use client'
import { CircleCheck, CircleDot, ExternalLink, TriangleAlert } from 'lucide-react'
import { Spinner } from '@/components/ui/spinner'
import type { Prevention } from '@/lib/domain/postmortem/prevention'

/** Where it is worked on outside, if anywhere. */
export function PreventionIssue({ prevention: { issue, issueRequest } }: { prevention: Prevention }) {
  if (issueRequest?.state === 'creating') {
    return (
      <span role="status" className="flex items-center gap-1 text-12 text-text-2">
        <Spinner /> Making an issue…{issueRequest.problem && ` ${issueRequest.problem}`}
      </span>
    )
  }
  if (issueRequest) {
    return (
      <span role="status" className="flex items-start gap-1 text-12 text-warning">
        <TriangleAlert aria-hidden size={12} strokeWidth={1.75} className="mt-0.5 shrink-0" />
        No issue was made: {issueRequest.problem}
      </span>
    )
  }
  if (!issue) return null
  const isGithub = issue.kind === 'github'
  const Icon = isGithub ? (issue.state === 'open' ? CircleDot : CircleCheck) : ExternalLink
  return (
    <a
      href={issue.url}
      target="_blank"
      rel="noreferrer"
      className="link flex min-w-0 items-center gap-1 text-12 max-md:min-h-8"
    >
      <Icon aria-hidden size={12} strokeWidth={1.75} className="shrink-0" />
      <span className="truncate">
        {isGithub ? `${issue.repository}#${issue.number}, ${issue.state}` : issue.url.replace(/^https?:\/\//, '')}
      </span>
    </a>
  )
}
