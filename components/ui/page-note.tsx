import type { ReactNode } from 'react'

export interface PageNoteProps {
  /** What happened. */
  title: ReactNode
  /** What was lost, if anything, and what to do. */
  children: ReactNode
  /** Large buttons, the likeliest first. */
  actions: ReactNode
  /** Stands above the title. */
  mark?: ReactNode
  /** `alert` where it took the place of what somebody was reading. */
  role?: 'alert'
}

/** A page that has only this to say. */
export function PageNote({ title, children, actions, mark, role }: PageNoteProps) {
  return (
    <div role={role} className="mx-auto flex min-h-dvh max-w-[440px] flex-col justify-center gap-3 px-4 pb-[12vh]">
      {mark}
      <h1 className="font-semibold text-24">{title}</h1>
      <p className="text-14 text-text-2">{children}</p>
      <div className="mt-2 flex flex-wrap gap-2">{actions}</div>
    </div>
  )
}
