import { TimeAgo } from '@/components/ui/time-ago'
import type { ProviderState } from '@/lib/domain/on-call/channel-settings'

/** How the providers of some channels did lately, each in a line; nothing before anything was sent. */
export function ChannelsHealth({ health, channels }: { health: ProviderState[]; channels: string[] }) {
  const shown = health.filter(({ channel }) => channels.includes(channel))
  if (shown.length === 0) return null
  return (
    <ul className="flex flex-col gap-1 text-12 text-text-3">
      {shown.map(({ channel, provider, lastOkAt, lastFailedAt, lastProblem }) => (
        <li key={`${channel} ${provider}`} className="[overflow-wrap:anywhere]">
          <span className="text-text-2">{provider}</span>:{' '}
          {lastOkAt ? (
            <>
              worked <TimeAgo at={lastOkAt} />
            </>
          ) : (
            'has not worked yet'
          )}
          {lastProblem && lastFailedAt && (
            <span className="text-warning">
              ; failed <TimeAgo at={lastFailedAt} />: {lastProblem}
            </span>
          )}
        </li>
      ))}
    </ul>
  )
}
