import type { ReactNode } from 'react'

/** A key, as printed on it. Screen readers learn keys from aria-keyshortcuts instead. */
export function Kbd({ children }: { children: ReactNode }) {
  return (
    <kbd
      aria-hidden
      className="inline-grid h-[18px] min-w-[18px] place-items-center rounded-1 border border-line-strong bg-surface px-[3px] font-medium font-sans text-11 text-text-3 max-md:hidden"
    >
      {children}
    </kbd>
  )
}
