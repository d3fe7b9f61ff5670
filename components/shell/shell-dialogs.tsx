'use client'
import { usePathname } from 'next/navigation'
import { createContext, type ReactNode, useCallback, useContext, useState } from 'react'

export type ShellDialog = 'declare' | 'cannot-deploy' | 'command-menu' | 'keys' | 'sign-out'

interface ShellDialogs {
  open: ShellDialog | null
  show: (dialog: ShellDialog | null) => void
}

const ShellDialogsContext = createContext<ShellDialogs>({ open: null, show: () => {} })

/** The dialogs that can be opened from anywhere; one at a time. */
export const useShellDialogs = (): ShellDialogs => useContext(ShellDialogsContext)

/** What a part of the shell dialog is told: whether it is open, and how it says that it was closed. */
export function useShellDialog(dialog: ShellDialog): [boolean, (isOpen: boolean) => void] {
  const { open, show } = useShellDialogs()
  const setOpen = useCallback((isOpen: boolean) => show(isOpen ? dialog : null), [dialog, show])
  return [open === dialog, setOpen]
}

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
