import type { Offered } from '@/components/timeline/composer-files/staging'
import { timeText } from '@/components/ui/time-text'

type Transfer = Pick<DataTransfer, 'files' | 'getData'>

/**
 * The files of a paste, or none when its text is meant. Spreadsheets and word processors put a picture of what was
 * copied beside its text; file managers put the names of the files there (SPEC FILE-21).
 */
export function pastedFiles(transfer: Transfer): File[] {
  const files = [...transfer.files]
  if (files.length === 0) return []
  const lines = transfer.getData('text/plain').trim().split(/\r?\n/).filter(Boolean)
  const namesFiles = lines.every((line) => files.some(({ name }) => line === name || line.endsWith(`/${name}`)))
  return namesFiles ? files : []
}

/** Every browser calls a pasted picture "image.png"; the time tells several apart. */
export function offeredByPaste(files: readonly File[], now: number, zone: string): Offered[] {
  return files.map((file, index) => {
    const match = /^image\.(\w+)$/.exec(file.name)
    if (!match) return { name: file.name, blob: file }
    const time = timeText(now, 'time', zone).replace(':', '.')
    return { name: `Pasted ${time}${index === 0 ? '' : ` ${index + 1}`}.${match[1]}`, blob: file }
  })
}

/** What was dropped. Folders look like files until they are read. */
export function droppedFiles(transfer: DataTransfer): Offered[] {
  const folders = new Set(
    [...transfer.items].flatMap((item) => {
      const entry = item.kind === 'file' ? item.webkitGetAsEntry() : null
      return entry?.isDirectory ? entry.name : []
    }),
  )
  return [...transfer.files].map((file) => ({ name: file.name, blob: file, isFolder: folders.has(file.name) }))
}

/** True while what is dragged are files: text and links that are dragged are nobody's business here. */
export const carriesFiles = (transfer: DataTransfer | null): boolean => transfer?.types.includes('Files') ?? false
