'use client'
import { forgetDraft } from '@/components/declare/kept-draft'
import { useShellDialogs } from '@/components/shell/shell-dialogs'
import { useViewer } from '@/components/shell/viewer'
import { toast } from '@/components/ui/toast'
import { isUnlogged } from '@/lib/client/outbox-item'
import { signOut } from '@/lib/client/sign-out'
import { outboxHere } from '@/lib/client/use-outbox'

/** Signs out at once. */
export function useLeave(): () => Promise<void> {
  const viewer = useViewer()
  return () =>
    signOut(viewer.id).then(forgetDraft, () =>
      toast('You are still signed in', { description: 'The server cannot be reached. Try again.', tone: 'warning' }),
    )
}

/** Signs out; whoever has something that is not logged, in any tab, is asked first what is to become of it. */
export function useSignOut(): () => void {
  const viewer = useViewer()
  const { show } = useShellDialogs()
  const leave = useLeave()
  return () => {
    if (outboxHere(viewer.id).getItems().some(isUnlogged)) show('sign-out')
    else void leave()
  }
}
