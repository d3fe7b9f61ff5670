'use client'
import { usePathname } from 'next/navigation'
import { createContext, type ReactNode, useContext, useState } from 'react'

export type ShellDialog = 'declare' | 'cannot-deploy' | 'command-menu' | 'keys' | 'sign-out'

interface ShellDialogs {
  open: ShellDialog | null
  show: (dialog: ShellDialog | null) => void
}

const ShellDialogsContext = createContext<ShellDialogs>({ open: null, show: () => {} })

/** The dialogs that can be opened from anywhere; one at a time. */
export const useShellDialogs = (): ShellDialogs => useContext(ShellDialogsContext)

export function ShellDialogsProvider({ children }: { children: ReactNode }) {
  const [open, show] = useState<ShellDialog | null>(null)
  const path = usePathname()
  const [shownOn, setShownOn] = useState(path)
  if (path !== shownOn) {
    // Whatever led to another page has done its work.
    setShownOn(path)
    show(null)
  }
  return <ShellDialogsContext value={{ open, show }}>{children}</ShellDialogsContext>
}
