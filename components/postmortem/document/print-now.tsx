'use client'
import { Printer } from 'lucide-react'
import { useEffect } from 'react'
import { Button } from '@/components/ui/button'

/** Prints the page, at once when it was opened for that and its pictures are there. */
export function PrintNow({ isAsked }: { isAsked: boolean }) {
  useEffect(() => {
    if (!isAsked) return
    let isGone = false
    const pictures = [...document.querySelectorAll<HTMLImageElement>('.pm-document img')]
    for (const picture of pictures) picture.loading = 'eager'
    const loaded = Promise.allSettled(pictures.map((picture) => picture.decode()))
    // A picture that never comes must not keep the others from being printed.
    const late = new Promise((resolve) => setTimeout(resolve, 5000))
    Promise.race([loaded, late]).then(() => {
      if (!isGone) window.print()
    })
    return () => {
      isGone = true
    }
  }, [isAsked])
  return (
    <Button
      size="md"
      variant="primary"
      icon={<Printer aria-hidden size={14} strokeWidth={1.75} />}
      onClick={() => window.print()}
    >
      Print / save as PDF
    </Button>
  )
}
