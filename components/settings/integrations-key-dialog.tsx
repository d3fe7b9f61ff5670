'use client'
import { IntegrationSetUp } from '@/components/settings/integrations-set-up'
import { Button } from '@/components/ui/button'
import { CopySecret } from '@/components/ui/copy-secret'
import { Dialog } from '@/components/ui/dialog'
import type { IntegrationWithKey } from '@/lib/domain/alert/integration'

export interface IntegrationKeyDialogProps {
  shown: IntegrationWithKey
  onClose: () => void
}

/** The one time a key is seen, with all that it is needed for. */
export function IntegrationKeyDialog({ shown, onClose }: IntegrationKeyDialogProps) {
  const { integration, url, key } = shown
  const isInUrl = url.endsWith(key)
  return (
    <Dialog
      isOpen
      onOpenChange={onClose}
      size="lg"
      title={`The ${isInUrl ? 'address' : 'key'} of ${integration.name}`}
      description="Whoever has it can tell Evenkeel what it likes, so treat it like a password."
      footer={
        <Button variant="primary" size="md" onClick={onClose}>
          I have copied it
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        <CopySecret label={isInUrl ? 'Webhook URL' : 'Key'} secret={isInUrl ? url : key} isFocused />
        <IntegrationSetUp kind={integration.kind} url={url} secret={key} testedAt={integration.createdAt} />
      </div>
    </Dialog>
  )
}
