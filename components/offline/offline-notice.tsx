'use client'
import { CloudOff, RefreshCw } from 'lucide-react'
import { AsOf } from '@/components/offline/as-of'
import { Button } from '@/components/ui/button'
import { useConnection } from '@/lib/client/connection'

/** Above a room that this device kept: how old it is, or that it is live again. */
export function OfflineNotice({ keptAt }: { keptAt: number }) {
  const isLive = useConnection() === 'live'
  return (
    <div
      role="status"
      className="flex min-h-9 shrink-0 flex-wrap items-center gap-x-3 gap-y-1 border-line border-b bg-sunken px-4 py-1.5 text-13 md:pl-5"
    >
      {isLive ? (
        <>
          <span className="min-w-0 flex-1 text-text-2">Connected again: this room is live.</span>
          <Button
            variant="ghost"
            icon={<RefreshCw aria-hidden size={14} strokeWidth={1.75} />}
            onClick={() => window.location.reload()}
          >
            Reload
          </Button>
        </>
      ) : (
        <p className="flex min-w-0 items-start gap-2">
          <CloudOff aria-hidden size={16} strokeWidth={1.75} className="mt-0.5 shrink-0 text-warning" />
          <span>
            <b className="font-semibold">The server cannot be reached.</b> This is the room{' '}
            <b className="font-medium">
              <AsOf at={keptAt} />
            </b>
            <span className="max-md:hidden">. What you write is kept and sent when it is back.</span>
          </span>
        </p>
      )}
    </div>
  )
}
