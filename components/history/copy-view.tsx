'use client'
import { Link2 } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { copyText } from '@/components/ui/copy-text'
import { toast } from '@/components/ui/toast'

/** Copies the address, which holds all that was chosen. */
export function CopyView() {
  const copy = async () => {
    if (await copyText(window.location.href)) toast('The address of this view is copied.')
    else toast('The browser does not let it be copied. The address bar has it.', { tone: 'warning' })
  }
  return (
    <Button variant="ghost" icon={<Link2 aria-hidden size={14} strokeWidth={1.75} />} onClick={() => void copy()}>
      Copy this view
    </Button>
  )
}
