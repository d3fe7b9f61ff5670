import { TriangleAlert } from 'lucide-react'
import type { MailOutcome } from '@/lib/domain/communication/mail-answers'
import { countWords } from '@/lib/domain/count-words'

/** How the mails of an update went, with what failed and why for those who may know. */
export function MailOutcomeLine({ mail: { all, sent, failedCount, failed } }: { mail: MailOutcome }) {
  const waiting = all - sent - failedCount
  return (
    <div className="mt-1 text-12 text-text-3">
      <p className={failedCount > 0 ? 'flex items-center gap-1 text-warning' : ''}>
        {failedCount > 0 && <TriangleAlert aria-hidden size={12} strokeWidth={2} className="shrink-0" />}
        {sent === all ? `${countWords(all, 'mail')} sent` : `${sent} of ${countWords(all, 'mail')} sent`}
        {failedCount > 0 && `, ${failedCount} failed`}
        {waiting > 0 && `, ${waiting} on the way`}
      </p>
      {failed.map(({ name, error }) => (
        <p key={name} className="[overflow-wrap:anywhere]">
          {name}: {error}
        </p>
      ))}
    </div>
  )
}
