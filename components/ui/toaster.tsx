'use client'
import { TriangleAlert, X } from 'lucide-react'
import { Toast as RadixToast } from 'radix-ui'
import { useState, useSyncExternalStore } from 'react'
import { buttonClass } from '@/components/ui/button-class'
import { dismissToast, type Toast, toastStore } from '@/components/ui/toast'

const NONE: readonly Toast[] = []

/** Shows what `toast` was given, at the lower right; F8 moves the focus there. Nothing of it exists before the first. */
export function Toaster() {
  const toasts = useSyncExternalStore(toastStore.subscribe, toastStore.current, () => NONE)
  const [hasBegun, setBegun] = useState(false)
  if (toasts.length > 0 && !hasBegun) setBegun(true)
  if (!hasBegun) return null
  return (
    <RadixToast.Provider duration={6000} swipeDirection="right">
      {toasts.map((each) => (
        <ToastCard key={each.id} toast={each} />
      ))}
      <RadixToast.Viewport className="fixed right-4 bottom-4 z-50 flex w-90 max-w-[calc(100vw-32px)] flex-col gap-2 max-md:bottom-[calc(72px+env(safe-area-inset-bottom))]" />
    </RadixToast.Provider>
  )
}

function ToastCard({ toast: { id, title, description, tone, action } }: { toast: Toast }) {
  return (
    <RadixToast.Root
      onOpenChange={(isOpen) => !isOpen && dismissToast(id)}
      type={tone === 'warning' ? 'foreground' : 'background'}
      className="flex animate-rise items-center gap-2.5 rounded-3 border border-line bg-raised py-2 pr-2 pl-3.5 text-13 shadow-2"
    >
      {tone === 'warning' && (
        <TriangleAlert aria-hidden size={16} strokeWidth={1.75} className="shrink-0 text-warning" />
      )}
      <div className="min-w-0 flex-1 py-1 [overflow-wrap:anywhere]">
        <RadixToast.Title className="font-medium">{title}</RadixToast.Title>
        {description && <RadixToast.Description className="text-text-2">{description}</RadixToast.Description>}
      </div>
      {action && (
        <RadixToast.Action altText={action.label} onClick={action.run} className={buttonClass()}>
          {action.label}
        </RadixToast.Action>
      )}
      <RadixToast.Close
        aria-label="Dismiss"
        className="grid size-7 shrink-0 place-items-center rounded-2 text-text-3 hover:bg-hover hover:text-text touch:size-11"
      >
        <X aria-hidden size={14} strokeWidth={1.75} />
      </RadixToast.Close>
    </RadixToast.Root>
  )
}
