'use client'
import { useEffect, useRef, useState } from 'react'
import { type DraftFile, dropDraftFiles, keepDraftFile, readDraftFiles } from './draft-files'
import { randomId } from './random-id'
import type { NewFile } from './upload-file'

export interface DraftFiles {
  files: readonly NewFile[]
  add: (added: readonly { name: string; blob: Blob }[]) => void
  remove: (id: string) => void
  clear: () => void
}

/** The files beside the text of `useDraft`, kept through reloads and closed tabs under the same scope. */
export function useDraftFiles(scope: string): DraftFiles {
  const [files, setFiles] = useState<readonly DraftFile[]>([])
  const last = useRef(0)

  useEffect(() => {
    let isGone = false
    void readDraftFiles(scope).then((kept) => {
      if (isGone || kept.length === 0) return
      // Something may have been added while they were read.
      setFiles((now) => [...kept, ...now.filter(({ id }) => !kept.some((each) => each.id === id))])
    })
    return () => {
      isGone = true
    }
  }, [scope])

  function drop(ids: readonly string[]) {
    setFiles((now) => now.filter(({ id }) => !ids.includes(id)))
    void dropDraftFiles(ids)
  }

  return {
    files,
    add(added) {
      const made = added.map(({ name, blob }) => {
        last.current = Math.max(last.current + 1, Date.now())
        return { id: randomId(), name, blob, scope, n: last.current }
      })
      setFiles((now) => [...now, ...made])
      for (const file of made) void keepDraftFile(file)
    },
    remove: (id) => drop([id]),
    clear: () => drop(files.map(({ id }) => id)),
  }
}
