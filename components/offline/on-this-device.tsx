'use client'
import { useSyncExternalStore } from 'react'
import { AsOf } from '@/components/offline/as-of'
import { useCopySummary } from '@/lib/client/kept/use-offline-copy'
import { whyNoWorker } from '@/lib/client/service-worker/register-worker'
import { countWords } from '@/lib/domain/count-words'

const never = () => () => {}

/** What this device can show while the server is away, or why it cannot. */
export function OnThisDevice() {
  const why = useSyncExternalStore(never, whyNoWorker, () => null)
  const summary = useCopySummary()
  return (
    <p className="max-w-[56ch] text-13 text-text-2">
      {why === 'insecure' && 'This address is plain http, so this browser can show nothing when the server is away.'}
      {why === 'unsupported' && 'This browser can show nothing when the server is away.'}
      {why === null && (
        <>
          Kept for when the server is away:{' '}
          {summary ? (
            <>
              {countWords(summary.rooms, 'room')} and {countWords(summary.people, 'person', 'people')},{' '}
              <AsOf at={summary.keptAt} />.
            </>
          ) : (
            'not known yet.'
          )}{' '}
          It goes when you sign out.
        </>
      )}
    </p>
  )
}
