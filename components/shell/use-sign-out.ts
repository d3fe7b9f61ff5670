'use client'
import { useViewer } from '@/components/shell/viewer'
import { toast } from '@/components/ui/toast'
import { unsentCount } from '@/lib/client/person-outbox'
import { signOut } from '@/lib/client/sign-out'

/** Signs out; what this tab has not sent yet is spoken of first, for it stays here until the same person is back. */
export function useSignOut(): () => void {
  const viewer = useViewer()
  const leave = () => {
    signOut().catch(() =>
      toast('You are still signed in', { description: 'The server cannot be reached. Try again.', tone: 'warning' }),
    )
  }
  return () => {
    const unsent = unsentCount(viewer.id)
    if (unsent === 0) return leave()
    toast(unsent === 1 ? 'One entry is not sent yet' : `${unsent} entries are not sent yet`, {
      description: 'They stay in this browser and go out when you sign in here again.',
      tone: 'warning',
      action: { label: 'Sign out', run: leave },
    })
  }
}
