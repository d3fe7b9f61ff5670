import { ChannelsHealth } from '@/components/settings/channels-health'
import { Card } from '@/components/ui/card'
import { SectionHeader } from '@/components/ui/section-header'
import type { ChannelsState } from '@/lib/domain/on-call/channel-settings'

/** Mail and push, which are set up where the server is started. */
export function ChannelsMail({ state: { mail, push, health } }: { state: ChannelsState }) {
  return (
    <section aria-labelledby="mail-and-push" className="flex flex-col gap-3">
      <SectionHeader id="mail-and-push" title="Mail and push" />
      <Card className="flex flex-col gap-3 p-4 text-13">
        {mail.length === 0 ? (
          <p className="text-text-2">
            Mail is not set up: start Evenkeel with <code className="mono">SMTP_URL</code> and{' '}
            <code className="mono">MAIL_FROM</code>.
          </p>
        ) : (
          <ol className="flex flex-col gap-1">
            {mail.map(({ server, from }, index) => (
              <li key={server} className="[overflow-wrap:anywhere]">
                {index === 0 ? 'Mail leaves through' : 'When that fails, pages leave through'}{' '}
                <span className="mono">{server}</span> as {from}.
              </li>
            ))}
          </ol>
        )}
        {mail.length === 1 && (
          <p className="text-text-2">
            With <code className="mono">SECOND_SMTP_URL</code> pages leave through another server when this one fails.
          </p>
        )}
        <p className="text-text-2">
          {push.isPossible
            ? 'Push works by itself, through the push services of browsers.'
            : 'Push needs https: no browser takes it from a plain http address.'}
        </p>
        <ChannelsHealth health={health} channels={['email', 'push']} />
      </Card>
    </section>
  )
}
