'use client'
import { CommandMenu } from '@/components/command-menu/command-menu'
import { KeysSheet } from '@/components/command-menu/keys-sheet'
import { CannotDeployDialog } from '@/components/declare/cannot-deploy-dialog'
import { DeclareForm } from '@/components/declare/declare-form'
import { useShellDialogs } from '@/components/shell/shell-dialogs'
import { SignOutDialog } from '@/components/shell/sign-out-dialog'
import { useViewer } from '@/components/shell/viewer'
import { isResponder } from '@/lib/domain/incident/policy'

/** The dialog that was opened from anywhere, if one is. They are in every page: they open without a server, and who opens one types on. */
export function OpenShellDialog() {
  const viewer = useViewer()
  const { open, show } = useShellDialogs()
  const onClose = () => show(null)
  switch (open) {
    case null:
      return null
    case 'command-menu':
      return <CommandMenu onClose={onClose} />
    case 'keys':
      return <KeysSheet onClose={onClose} />
    case 'declare':
      return isResponder(viewer) && <DeclareForm onClose={onClose} />
    case 'cannot-deploy':
      return isResponder(viewer) && <CannotDeployDialog onClose={onClose} />
    case 'sign-out':
      return <SignOutDialog onClose={onClose} />
    default:
      open satisfies never
      return null
  }
}
