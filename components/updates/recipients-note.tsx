'use client'
import { Mail, MonitorSmartphone } from 'lucide-react'
import { useRoomAround } from '@/components/incident/room-context'
import { useSubscription } from '@/lib/client/use-updates'
import { countWords } from '@/lib/domain/count-words'
import type { Audience } from '@/lib/domain/incident/procedure-payloads'

const glyph = { 'aria-hidden': true, size: 14, strokeWidth: 1.75, className: 'mt-0.5 shrink-0 text-text-3' } as const

const people = (count: number) => countWords(count, 'person', 'people')

/** Whom it reaches, before it is sent. */
export function RecipientsNote({ audience, incidentId }: { audience: Audience; incidentId: string }) {
  const { present } = useRoomAround()
  const { data } = useSubscription(incidentId)
  return (
    <div className="flex flex-col gap-1 rounded-2 bg-sunken px-3 py-2 text-12 text-text-2" aria-live="polite">
      <p className="flex gap-2">
        <Mail {...glyph} />
        {audience === 'customers' ? 'Mailed to nobody: copy it to your status page after sending.' : byMail(data)}
      </p>
      <p className="flex gap-2">
        <MonitorSmartphone {...glyph} />
        {present.length > 0 ? `${people(present.length)} here now; ` : ''}everybody who sees this incident reads it in
        the room.
      </p>
    </div>
  )
}

function byMail(data: { readers: number; isMailSetUp: boolean } | undefined): string {
  if (!data) return 'By mail to everybody who subscribed.'
  if (!data.isMailSetUp) return 'Mailed to nobody: mail is not set up on this installation.'
  if (data.readers === 0) return 'Mailed to nobody: nobody has subscribed yet.'
  return `${people(data.readers)} by mail.`
}
