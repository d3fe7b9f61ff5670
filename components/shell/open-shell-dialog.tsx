'use client'
import { CommandMenu } from '@/components/command-menu/command-menu'
import { DeclareForm } from '@/components/declare/declare-form'
import { useShellDialogs } from '@/components/shell/shell-dialogs'
import { useViewer } from '@/components/shell/viewer'
import { lazyDialog, useFetchedDialogs } from '@/components/ui/lazy-dialog'
import { isResponder } from '@/lib/domain/incident/policy'

const Keys = lazyDialog(() => import('@/components/command-menu/keys-sheet').then((file) => file.KeysSheet))
const CannotDeploy = lazyDialog(() =>
  import('@/components/declare/cannot-deploy-dialog').then((file) => file.CannotDeployDialog),
)
const SignOut = lazyDialog(() => import('@/components/shell/sign-out-dialog').then((file) => file.SignOutDialog))

/** The dialog that was opened from anywhere, if one is. Who opens one to type into it goes on typing: those are here from the first. */
export function OpenShellDialog() {
  const viewer = useViewer()
  const { open, show } = useShellDialogs()
  useFetchedDialogs()
  const onClose = () => show(null)
  switch (open) {
    case null:
      return null
    case 'command-menu':
      return <CommandMenu onClose={onClose} />
    case 'keys':
      return <Keys onClose={onClose} />
    case 'declare':
      return isResponder(viewer) && <DeclareForm onClose={onClose} />
    case 'cannot-deploy':
      return isResponder(viewer) && <CannotDeploy onClose={onClose} />
    case 'sign-out':
      return <SignOut onClose={onClose} />
    default:
      open satisfies never
      return null
  }
}
