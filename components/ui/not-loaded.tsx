'use client'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'

/** In the place of a dialog whose program could not be had: the network is away, or the server has a newer one. */
export function NotLoaded({ onClose }: { onClose: () => void }) {
  return (
    <Dialog
      isOpen
      onOpenChange={onClose}
      size="sm"
      title="This could not be loaded"
      description="The network or the server is away. What you logged is kept; the composer still works."
      footer={
        <>
          <Button variant="ghost" size="md" onClick={onClose}>
            Close
          </Button>
          <Button variant="primary" size="md" onClick={() => window.location.reload()}>
            Load the page again
          </Button>
        </>
      }
    />
  )
}
