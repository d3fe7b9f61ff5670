'use client'
import clsx from 'clsx'
import { Siren } from 'lucide-react'
import { useShellDialogs } from '@/components/shell/shell-dialogs'
import { useViewer } from '@/components/shell/viewer'
import { Button } from '@/components/ui/button'
import type { ButtonSize, ButtonVariant } from '@/components/ui/button-class'
import { isResponder } from '@/lib/domain/incident/policy'

export interface DeclareButtonProps {
  size?: ButtonSize
  variant?: ButtonVariant
  /** As wide as what holds it. */
  isWide?: boolean
}

/** Opens the declare dialog; nothing for those who only read. */
export function DeclareButton({ size = 'xl', variant = 'primary', isWide = false }: DeclareButtonProps) {
  const viewer = useViewer()
  const { show } = useShellDialogs()
  if (!isResponder(viewer)) return null
  return (
    <Button
      size={size}
      variant={variant}
      className={clsx(isWide && 'w-full')}
      icon={<Siren aria-hidden size={16} strokeWidth={1.75} />}
      keys="d"
      aria-keyshortcuts="d"
      onClick={() => show('declare')}
    >
      Declare incident
    </Button>
  )
}
