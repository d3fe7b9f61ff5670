'use client'
import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { CopySecret } from '@/components/ui/copy-secret'
import { Dialog } from '@/components/ui/dialog'

export interface SecretDialogProps {
  title: ReactNode
  /** What to do with it. */
  description: ReactNode
  /** What the secret is. */
  label: string
  secret: string
  onClose: () => void
}

/** The one time a secret is seen. */
export function SecretDialog({ title, description, label, secret, onClose }: SecretDialogProps) {
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => isOpen || onClose()}
      title={title}
      description={description}
      footer={
        <Button size="md" variant="primary" onClick={onClose}>
          Done
        </Button>
      }
    >
      <CopySecret label={label} secret={secret} />
    </Dialog>
  )
}
