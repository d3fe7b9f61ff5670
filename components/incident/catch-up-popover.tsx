'use client'
import { Copy, History } from 'lucide-react'
import { useState } from 'react'
import { useRoom, useRoomNow } from '@/components/incident/room-context'
import { useRoomNavigation } from '@/components/incident/room-navigation'
import { Button } from '@/components/ui/button'
import { useNow } from '@/components/ui/clock'
import { copyText } from '@/components/ui/copy-text'
import { Dialog } from '@/components/ui/dialog'
import { Popover } from '@/components/ui/popover'
import { catchUpOf, whatChangedSince } from '@/lib/domain/incident/catch-up'

/** Fifteen seconds to be read or read out: what is wrong, who commands, what was decided, what is open. */
export function CatchUpPopover({ readSeq }: { readSeq: number }) {
  const { dialog, openDialog, closeDialog } = useRoomNavigation()
  return (
    <Popover
      label="Catch me up"
      align="end"
      isOpen={dialog?.kind === 'catch-up'}
      onOpenChange={(isOpen) => (isOpen ? openDialog({ kind: 'catch-up' }) : closeDialog())}
      className="w-[min(440px,calc(100vw-16px))] p-4"
      trigger={
        <Button variant="ghost" icon={<History aria-hidden size={14} strokeWidth={1.75} />}>
          Catch me up
        </Button>
      }
    >
      <CatchUpText readSeq={readSeq} />
    </Popover>
  )
}

/** The same where there is no button to open it from. */
export function CatchUpDialog({ readSeq }: { readSeq: number }) {
  const { dialog, closeDialog } = useRoomNavigation()
  return (
    <Dialog isOpen={dialog?.kind === 'catch-up'} onOpenChange={closeDialog} size="sm" title="Catch me up">
      <CatchUpText readSeq={readSeq} />
    </Dialog>
  )
}

function CatchUpText({ readSeq }: { readSeq: number }) {
  const { viewer } = useRoom()
  const { incident, view } = useRoomNow()
  const now = useNow(5000)
  const [copied, setCopied] = useState<boolean | null>(null)
  const { text } = catchUpOf(incident, new Date(now).toISOString())
  const changed = whatChangedSince([...view.timeline], readSeq, viewer.id)
  return (
    <>
      <p className="select-text text-15">{text}</p>
      {changed && (
        <p className="mt-3 border-line border-t pt-3 text-13 text-text-2">
          <b className="font-semibold text-text">Since you looked:</b> {changed}
        </p>
      )}
      <div className="mt-3 flex items-center justify-end gap-3">
        {copied !== null && (
          <span role="status" className="text-12 text-text-3">
            {copied ? 'Copied' : 'The browser did not allow copying: select the text.'}
          </span>
        )}
        <Button
          icon={<Copy aria-hidden size={14} strokeWidth={1.75} />}
          onClick={async () => setCopied(await copyText(text))}
        >
          Copy for the bridge
        </Button>
      </div>
    </>
  )
}
