'use client'
import { ChannelsDestinations } from '@/components/settings/channels-destinations'
import { ChannelsHeartbeat } from '@/components/settings/channels-heartbeat'
import { ChannelsMail } from '@/components/settings/channels-mail'
import { ChannelsNtfy } from '@/components/settings/channels-ntfy'
import { ChannelsTwilio } from '@/components/settings/channels-twilio'
import { OldData } from '@/components/ui/old-data'
import { PageHeader } from '@/components/ui/page-header'
import { useChannels } from '@/lib/client/push/channels-admin'
import type { ChannelsState } from '@/lib/domain/on-call/channel-settings'

/** How pages leave, and whether they do; for admins. */
export function ChannelsSettings({ initial }: { initial: ChannelsState }) {
  const { data: state, error, refetch } = useChannels(initial)
  return (
    <div className="flex max-w-[720px] flex-col gap-8">
      <PageHeader
        title="Channels"
        description="How people are told. Each adds their own methods under Notifications; what they can choose from is set up here. Secrets are kept encrypted, and shown to nobody again."
      />
      <OldData error={error} onRetry={refetch} />
      <ChannelsMail state={state} />
      <ChannelsTwilio state={state} />
      <ChannelsNtfy state={state} />
      <ChannelsDestinations state={state} />
      <ChannelsHeartbeat state={state} />
    </div>
  )
}
