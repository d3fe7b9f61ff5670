'use client'
import { Link2 } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { copyText } from '@/components/ui/copy-text'
import { toast } from '@/components/ui/toast'

/** Copies the address, which holds all that was chosen. */
export async function copyView(): Promise<void> {
  if (await copyText(window.location.href)) toast('The address of this view is copied.')
  else toast('The browser does not let it be copied. The address bar has it.', { tone: 'warning' })
}

/** On a phone it is in the menu instead. */
export function CopyView() {
  return (
    <Button
      variant="ghost"
      className="max-md:hidden"
      icon={<Link2 aria-hidden size={14} strokeWidth={1.75} />}
      onClick={() => void copyView()}
    >
      Copy this view
    </Button>
  )
}
