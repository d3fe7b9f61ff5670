'use client'
import { GithubIssuesForm } from '@/components/settings/github-issues-form'
import { GithubIssuesToken } from '@/components/settings/github-issues-token'
import { PageHeader } from '@/components/ui/page-header'
import type { VersionedSetting } from '@/lib/domain/organisation-settings'
import type { TrackerState } from '@/lib/domain/postmortem/github-issues'

export interface GithubIssuesSettingsProps {
  settings: VersionedSetting<'github-issues'>
  tracker: TrackerState
}

/** Where issues of preventions are made, for admins. */
export function GithubIssuesSettings({ settings, tracker }: GithubIssuesSettingsProps) {
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
