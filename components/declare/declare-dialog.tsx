'use client'
import { DeclareForm } from '@/components/declare/declare-form'
import { useShellDialog } from '@/components/shell/shell-dialogs'
import { useViewer } from '@/components/shell/viewer'
import { isResponder } from '@/lib/domain/incident/policy'

/** Declare, from anywhere. */
export function DeclareDialog() {
  const viewer = useViewer()
  const [isOpen, setOpen] = useShellDialog('declare')
  if (!isOpen || !isResponder(viewer)) return null
  return <DeclareForm onClose={() => setOpen(false)} />
}
