'use client'
import { type ClipboardEvent, useRef, useState } from 'react'
import { type Offered, stage } from '@/components/timeline/composer-files/staging'
import { offeredByPaste, pastedFiles } from '@/components/timeline/composer-files/transfer'
import { useTimeZone } from '@/components/ui/clock'
import { useDraftFiles } from '@/lib/client/use-draft-files'

/** The files of the entry that is being written: how they come in, what was refused, and how they go. */
export function useStagedFiles(scope: string) {
  const zone = useTimeZone()
  const draft = useDraftFiles(scope)
  const [refusals, setRefusals] = useState<readonly string[]>([])
  const picker = useRef<HTMLInputElement>(null)

  function offer(offered: readonly Offered[]) {
    const { taken, refusals: said } = stage(offered, draft.files.length)
    setRefusals(said)
    if (taken.length > 0) draft.add(taken.map(({ name, blob }) => ({ name, blob })))
  }

  return {
    files: draft.files,
    refusals,
    picker,
    offer,
    /** Takes all of what was in an entry before: what is too much for one is said, and nothing is lost. */
    takeBack: (files: readonly Offered[]) => draft.add(files.map(({ name, blob }) => ({ name, blob }))),
    pick: () => picker.current?.click(),
    handlePaste(event: ClipboardEvent) {
      const files = pastedFiles(event.clipboardData)
      if (files.length === 0) return
      event.preventDefault()
      offer(offeredByPaste(files, Date.now(), zone))
    },
    handlePicked() {
      const input = picker.current
      if (!input?.files) return
      offer([...input.files].map((file) => ({ name: file.name, blob: file })))
      // The same file may be chosen again after it was taken off.
      input.value = ''
    },
    remove(id: string) {
      draft.remove(id)
      setRefusals([])
    },
    clear() {
      draft.clear()
      setRefusals([])
    },
  }
}

export type StagedFiles = ReturnType<typeof useStagedFiles>
