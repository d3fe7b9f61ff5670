'use client'
import { PageHeader } from '@/components/ui/page-header'
import { MailHealthCard } from '@/components/updates/mail-health-card'
import { TemplatesForm } from '@/components/updates/templates-form'
import type { MailHealth } from '@/lib/domain/communication/mail-answers'
import type { VersionedSetting } from '@/lib/domain/organisation-settings'

export interface MailSettingsProps {
  health: MailHealth
  templates: VersionedSetting<'update-templates'>
}

/** How updates are drafted, and how they leave. */
export function MailSettings({ health, templates }: MailSettingsProps) {
  return (
    <div className="flex flex-col gap-6">
      <PageHeader
        title="Updates and mail"
        description="How updates are drafted, and whether they reach people by mail."
      />
      <MailHealthCard initial={health} />
      <TemplatesForm initial={templates} />
    </div>
  )
}
