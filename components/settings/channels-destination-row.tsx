'use client'
import { channelIcon } from '@/components/settings/channel-icon'
import { RemoveButton } from '@/components/settings/remove-button'
import { TestOutcome } from '@/components/settings/test-outcome'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { Fieldset } from '@/components/ui/fieldset'
import { TimeAgo } from '@/components/ui/time-ago'
import { useRemoveDestination, useTestDestination } from '@/lib/client/push/channels-admin'
import { type Severity, severitySchema } from '@/lib/domain/incident/values'
import type { Destination } from '@/lib/domain/on-call/channel-settings'

export interface ChannelsDestinationRowProps {
  destination: Destination
  severities: Severity[]
  onChoose: (severity: Severity, isOn: boolean) => void
}

/** One destination: what it hears, and whether it does. */
export function ChannelsDestinationRow({ destination, severities, onChoose }: ChannelsDestinationRowProps) {
  const test = useTestDestination()
  const remove = useRemoveDestination()
  const { id, channel, label, address, lastOkAt, lastProblem } = destination
  return (
    <li className="flex flex-col gap-2 px-4 py-3 text-13">
      <div className="flex items-center gap-3">
        {channelIcon(channel)}
        <div className="min-w-0 flex-1">
          <p className="font-medium [overflow-wrap:anywhere]">
            <bdi>{label}</bdi>
          </p>
          <p className="mono text-12 text-text-3 [overflow-wrap:anywhere]">{address}</p>
        </div>
        <Button size="sm" aria-label={`Test ${label}`} isLoading={test.isPending} onClick={() => test.mutate(id)}>
          Test
        </Button>
        <RemoveButton id={id} name={label} consequence="It is told nothing any more." remove={remove} />
      </div>
      <div className="flex flex-col gap-1 pl-7">
        <Fieldset legend={<span className="font-normal text-text-3">Hears of incidents that are</span>}>
          <div className="flex flex-wrap gap-x-5 gap-y-1">
            {severitySchema.options.map((severity) => (
              <Checkbox
                key={severity}
                label={severity.toUpperCase()}
                checked={severities.includes(severity)}
                onCheckedChange={(isOn) => onChoose(severity, isOn)}
              />
            ))}
          </div>
        </Fieldset>
        <p className="text-12 text-text-3 [overflow-wrap:anywhere]">
          {lastProblem ? (
            <span className="text-warning">Failed the last time: {lastProblem}</span>
          ) : lastOkAt ? (
            <>
              Worked <TimeAgo at={lastOkAt} />
            </>
          ) : (
            'Nothing was sent yet.'
          )}
        </p>
        <TestOutcome test={test} />
      </div>
    </li>
  )
}
