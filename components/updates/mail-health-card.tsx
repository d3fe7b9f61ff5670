'use client'
import { CircleCheck } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { ErrorNote } from '@/components/ui/error-note'
import { SectionHeader } from '@/components/ui/section-header'
import { TimeAgo } from '@/components/ui/time-ago'
import { useMailHealth, useTestMail } from '@/lib/client/mail-admin'
import type { MailHealth } from '@/lib/domain/communication/mail-answers'

/** Whether mail is set up and works. */
export function MailHealthCard({ initial }: { initial: MailHealth }) {
  const { data: health } = useMailHealth(initial)
  return (
    <section aria-labelledby="mail">
      <SectionHeader id="mail" title="Mail" />
      <Card className="flex flex-col gap-4 p-4 text-13">
        {health.setUp ? <Working health={health} setUp={health.setUp} /> : <NotSetUp />}
      </Card>
    </section>
  )
}

function NotSetUp() {
  return (
    <p className="text-text-2">
      Mail is not set up: updates are read in the room, and nobody can subscribe to them. Start Evenkeel with{' '}
      <code className="mono">SMTP_URL</code> and <code className="mono">MAIL_FROM</code> to send them.
    </p>
  )
}

function Working({ health, setUp }: { health: MailHealth; setUp: NonNullable<MailHealth['setUp']> }) {
  const { waiting, sent, failed, lastSentAt, lastError } = health
  const test = useTestMail()
  return (
    <>
      <dl className="grid grid-cols-2 gap-x-6 gap-y-3 md:grid-cols-4">
        <Figure label="Through">
          <span className="mono [overflow-wrap:anywhere]">{setUp.server}</span>
        </Figure>
        <Figure label="From">
          <span className="[overflow-wrap:anywhere]">{setUp.from}</span>
        </Figure>
        <Figure label="Last seven days">
          {sent} sent, {failed} failed{waiting > 0 && `, ${waiting} on the way`}
        </Figure>
        <Figure label="Last sent">{lastSentAt ? <TimeAgo at={lastSentAt} /> : 'never'}</Figure>
      </dl>
      {lastError && (
        <ErrorNote title={waiting > 0 ? 'Mail waits.' : 'A mail failed.'}>The mail server said: {lastError}</ErrorNote>
      )}
      {test.error && <ErrorNote title="No test mail left.">{test.error.message}</ErrorNote>}
      <div className="flex flex-wrap items-center gap-3">
        <Button size="md" isLoading={test.isPending} onClick={() => test.mutate()}>
          Send a test mail to myself
        </Button>
        {test.data && !test.isPending && (
          <p role="status" className="flex items-center gap-1.5 text-text-2">
            <CircleCheck aria-hidden size={14} strokeWidth={1.75} className="text-accent" />
            The mail server took it for {test.data.to}.
          </p>
        )}
      </div>
    </>
  )
}

function Figure({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-12 text-text-3">{label}</dt>
      <dd className="mt-0.5">{children}</dd>
    </div>
  )
}
