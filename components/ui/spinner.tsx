import clsx from 'clsx'

/** The dashed ring of work under way; it shows only after 300 ms. */
export function Spinner({ className }: { className?: string }) {
  return (
    <span aria-hidden className={clsx('inline-grid size-3 shrink-0 animate-late', className)}>
      <span className="animate-turn rounded-full border-[1.5px] border-current border-dashed" />
    </span>
  )
}
