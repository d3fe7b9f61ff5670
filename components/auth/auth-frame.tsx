import type { ReactNode } from 'react'
import { Logo } from '@/components/shell/logo'

/** A page outside the shell: one narrow column with the name, and whatever has to be filled in. */
export function AuthFrame({ children }: { children: ReactNode }) {
  return (
    <main className="mx-auto flex min-h-dvh w-full max-w-[400px] flex-col px-4 pt-[12vh] pb-10 max-md:pt-8">
      <div className="mb-6 flex items-center gap-2.5 font-semibold text-16">
        <Logo className="size-7" />
        Evenkeel
      </div>
      {children}
    </main>
  )
}
