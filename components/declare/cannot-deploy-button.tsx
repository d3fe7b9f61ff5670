'use client'
import { PackageX } from 'lucide-react'
import { useShellDialogs } from '@/components/shell/shell-dialogs'
import { useViewer } from '@/components/shell/viewer'
import { Button } from '@/components/ui/button'
import type { ButtonSize, ButtonVariant } from '@/components/ui/button-class'
import { isResponder } from '@/lib/domain/incident/policy'

export interface CannotDeployButtonProps {
  size?: ButtonSize
  variant?: ButtonVariant
  className?: string
}

/** Asks what is in the way of delivering; nothing for those who only read. */
export function CannotDeployButton({ size = 'xl', variant = 'default', className }: CannotDeployButtonProps) {
  const viewer = useViewer()
  const { show } = useShellDialogs()
  if (!isResponder(viewer)) return null
  return (
    <Button
      size={size}
      variant={variant}
      {...(className && { className })}
      icon={<PackageX aria-hidden size={16} strokeWidth={1.75} />}
      onClick={() => show('cannot-deploy')}
    >
      We cannot deploy
    </Button>
  )
}
