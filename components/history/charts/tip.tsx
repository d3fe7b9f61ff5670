import clsx from 'clsx'

export interface TipProps {
  /** Where it points, in per cent of the plot and in px from its top. */
  x: number
  y: number
  text: string
}

/** What a mark is, beside it, for those who point at it; the mark itself has the same words as its name. */
export function Tip({ x, y, text }: TipProps) {
  return (
    <span
      aria-hidden
      className={clsx(
        'pointer-events-none absolute z-10 w-max max-w-64 animate-fade rounded-2 border border-line bg-raised px-2 py-1 text-12 text-text shadow-2 print:hidden',
        x < 30 && '-translate-x-2',
        x > 70 && '-translate-x-[calc(100%-8px)]',
        x >= 30 && x <= 70 && '-translate-x-1/2',
      )}
      style={{ left: `${x}%`, bottom: `calc(100% - ${y - 10}px)` }}
    >
      {text}
    </span>
  )
}
