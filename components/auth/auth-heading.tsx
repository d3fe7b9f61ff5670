import type { ReactNode } from 'react'

/** What a page outside the shell is for, and one sentence about it. */
export function AuthHeading({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <header className="mb-5">
      <h1 className="font-semibold text-20">{title}</h1>
      {children && <p className="mt-1 text-14 text-text-2">{children}</p>}
    </header>
  )
}
