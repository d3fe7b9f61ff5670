import clsx from 'clsx'

/** The place of something still on its way; it appears only after 300 ms. Size it by `className`. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden className={clsx('block animate-late rounded-2 bg-sunken', className)} />
}
