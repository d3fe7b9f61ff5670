'use client'
import clsx from 'clsx'
import { ChevronLeft, ChevronRight, Download, X, ZoomIn, ZoomOut } from 'lucide-react'
import { Dialog } from 'radix-ui'
import type { KeyboardEvent } from 'react'
import { LargePicture } from '@/components/timeline/attachments/large-picture'
import { pictureText, type ShownPicture } from '@/components/timeline/attachments/shown-pictures'
import { useZoom } from '@/components/timeline/attachments/use-zoom'
import { useTimeZone } from '@/components/ui/clock'
import { scrimClass } from '@/components/ui/dialog'
import { IconButton } from '@/components/ui/icon-button'
import { LocalTime } from '@/components/ui/local-time'
import { sizeText } from '@/components/ui/size-text'
import { timeText } from '@/components/ui/time-text'
import { useReturnFocus } from '@/components/ui/use-return-focus'

export interface LightboxProps {
  pictures: readonly ShownPicture[]
  /** The one that is shown; -1 while none is. */
  index: number
  onIndex: (index: number) => void
  onClose: () => void
}

/** One picture as large as the screen allows, and the way to those before and after it. */
export function Lightbox({ pictures, index, onIndex, onClose }: LightboxProps) {
  const picture = pictures[index]
  return (
    <Dialog.Root open={picture !== undefined} onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className={scrimClass} />
        {picture && <Opened picture={picture} index={index} count={pictures.length} onIndex={onIndex} />}
      </Dialog.Portal>
    </Dialog.Root>
  )
}

const glyph = { 'aria-hidden': true, size: 16, strokeWidth: 1.75 } as const

interface OpenedProps {
  picture: ShownPicture
  index: number
  count: number
  onIndex: (index: number) => void
}

function Opened({ picture, index, count, onIndex }: OpenedProps) {
  const returnFocus = useReturnFocus()
  const zone = useTimeZone()
  const zoom = useZoom(picture)
  const { ref, row, localUrl } = picture
  const text = pictureText(picture, timeText(Date.parse(row.recordedAt), 'time', zone))
  const step = (by: number) => {
    if (index + by >= 0 && index + by < count) onIndex(index + by)
  }

  function handleKeyDown(event: KeyboardEvent) {
    // Zoomed in, the arrows move the picture itself.
    const by = zoom.isActual ? undefined : STEPS[event.key]
    if (by !== undefined) step(by)
    else if (event.key === '+' || event.key === '=') zoom.set(true)
    else if (event.key === '-') zoom.set(false)
    else return
    event.preventDefault()
  }

  return (
    <Dialog.Content
      aria-describedby={undefined}
      onOpenAutoFocus={focusItself}
      onCloseAutoFocus={returnFocus}
      onKeyDown={handleKeyDown}
      className="fixed inset-0 z-40 flex animate-fade flex-col overflow-hidden bg-raised outline-none md:inset-5 md:rounded-4 md:border md:border-line md:shadow-3"
    >
      <header className="flex min-h-14 shrink-0 items-center gap-2 py-2 pr-2 pl-4 md:pr-3 md:pl-5">
        <div className="min-w-0 flex-1">
          <Dialog.Title className="truncate font-semibold text-14">
            <span className="sr-only">Picture from </span>
            {row.actor.name}{' '}
            <LocalTime at={row.recordedAt} style="date-time" className="font-normal text-12 text-text-3" />
          </Dialog.Title>
          <p className="truncate text-12 text-text-3">
            {count > 1 && `${index + 1} of ${count} · `}
            {ref.name} · {sizeText(ref.size)}
          </p>
        </div>
        {zoom.canZoom && (
          <IconButton
            label={zoom.isActual ? 'Fit the screen' : 'Show at 100 %'}
            keys={zoom.isActual ? '-' : '+'}
            icon={zoom.isActual ? <ZoomOut {...glyph} /> : <ZoomIn {...glyph} />}
            onClick={() => zoom.set(!zoom.isActual)}
          />
        )}
        <a
          href={localUrl ?? zoom.address}
          download={ref.name}
          aria-label={`Download ${ref.name}`}
          title="Download"
          className="grid size-7 shrink-0 place-items-center rounded-2 text-text-2 hover:bg-hover hover:text-text max-md:size-11"
        >
          <Download {...glyph} />
        </a>
        <Dialog.Close asChild>
          <IconButton label="Close" keys="Esc" icon={<X {...glyph} />} />
        </Dialog.Close>
      </header>
      <LargePicture picture={picture} text={text} zoom={zoom}>
        {count > 1 && (
          <>
            <StepButton to="earlier" isOff={index === 0} onStep={() => step(-1)} />
            <StepButton to="later" isOff={index === count - 1} onStep={() => step(1)} />
          </>
        )}
      </LargePicture>
      {row.text && (
        <p className="scroll-thin max-h-[22dvh] shrink-0 overflow-y-auto whitespace-pre-wrap px-5 pt-3 pb-[max(14px,env(safe-area-inset-bottom))] text-center [overflow-wrap:anywhere]">
          {row.text}
        </p>
      )}
      <p role="status" className="sr-only">
        {count > 1 ? `${index + 1} of ${count}` : ''}
      </p>
    </Dialog.Content>
  )
}

const STEPS: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1 }

const ways = {
  earlier: { label: 'Earlier picture', key: '←', Icon: ChevronLeft, place: 'left-3' },
  later: { label: 'Later picture', key: '→', Icon: ChevronRight, place: 'right-3' },
}

function StepButton({ to, isOff, onStep }: { to: keyof typeof ways; isOff: boolean; onStep: () => void }) {
  const { label, key, Icon, place } = ways[to]
  return (
    <button
      type="button"
      aria-label={label}
      aria-disabled={isOff}
      title={`${label} (${key})`}
      onClick={onStep}
      className={clsx(
        'absolute top-1/2 grid size-11 -translate-y-1/2 place-items-center rounded-full border border-line bg-raised text-text shadow-2 hover:bg-hover aria-disabled:text-text-3 aria-disabled:opacity-60',
        'max-md:top-auto max-md:bottom-4 max-md:translate-y-0',
        place,
      )}
    >
      <Icon aria-hidden size={20} strokeWidth={1.75} />
    </button>
  )
}

// No button has the focus at first: its tooltip would take the first Escape.
function focusItself(event: Event) {
  event.preventDefault()
  if (event.currentTarget instanceof HTMLElement) event.currentTarget.focus()
}
