import clsx from 'clsx'
import type { ReactNode } from 'react'

/** A key, as printed on it. Screen readers learn keys from aria-keyshortcuts instead. */
export function Kbd({ children, isOnAccent = false }: { children: ReactNode; isOnAccent?: boolean }) {
  return (
    <kbd
      aria-hidden
      className={clsx(
        'inline-grid h-[18px] min-w-[18px] place-items-center rounded-1 border px-[3px] font-medium font-sans text-11 max-md:hidden',
        isOnAccent ? 'border-current/50' : 'border-line-strong bg-surface text-text-3',
      )}
    >
      {children}
    </kbd>
  )
}
