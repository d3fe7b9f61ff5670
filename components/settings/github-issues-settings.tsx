'use client'
import { GithubIssuesForm } from '@/components/settings/github-issues-form'
import { GithubIssuesToken } from '@/components/settings/github-issues-token'
import { PageHeader } from '@/components/ui/page-header'
import type { GithubIssues, TrackerState } from '@/lib/domain/postmortem/github-issues'

/** Where issues of preventions are made, for admins. */
export function GithubIssuesSettings({ settings, tracker }: { settings: GithubIssues; tracker: TrackerState }) {
  return (
    <div className="flex flex-col gap-6">
      <PageHeader
        title="Issues"
        description="Preventions become issues at GitHub when somebody asks for one: done here closes the issue, an issue that is completed makes the prevention done. Nothing of a private incident is sent."
      />
      <GithubIssuesForm initial={settings} />
      <GithubIssuesToken initial={tracker} />
    </div>
  )
}
