import { knownSize, measurePicture, type PictureSize } from './picture-size'

/** A picture on its way, as this device has it. */
export interface LocalPicture extends PictureSize {
  url: string
}

export interface LocalPicturesParts {
  /** Brings the server's copy into the browser, so that it can take the place without a flicker. */
  load(id: string): Promise<void>
}

interface OwnFile {
  id: string
  blob: Blob
}

/**
 * The pictures this device sends: shown from here until the server's copy is there, then let go (SPEC FILE-23). A URL
 * of a blob holds its bytes in memory, so each is revoked.
 */
export function createLocalPictures({ load }: LocalPicturesParts) {
  let pictures: ReadonlyMap<string, LocalPicture> = new Map()
  let wanted: ReadonlySet<string> = new Set()
  const loading = new Set<string>()
  const subscribers = new Set<() => void>()

  function set(next: ReadonlyMap<string, LocalPicture>) {
    pictures = next
    for (const notify of subscribers) notify()
  }
  function drop(ids: readonly string[]) {
    const gone = ids.flatMap((id) => pictures.get(id) ?? [])
    if (gone.length === 0) return
    set(new Map([...pictures].filter(([id]) => !ids.includes(id))))
    for (const { url } of gone) URL.revokeObjectURL(url)
  }
  function show({ id, blob }: OwnFile, size: PictureSize) {
    if (pictures.has(id) || !wanted.has(id)) return
    set(new Map([...pictures, [id, { url: URL.createObjectURL(blob), ...size }]]))
  }
  async function adopt(file: OwnFile) {
    const size = knownSize(file.blob)
    if (size) return show(file, size)
    if (size === undefined) {
      const measured = await measurePicture(file.blob)
      if (measured) show(file, measured)
    }
  }
  async function handOver(id: string) {
    if (loading.has(id)) return
    loading.add(id)
    // Without a network the picture of this device stays for as long as the room is open.
    const isThere = await load(id).then(
      () => true,
      () => false,
    )
    loading.delete(id)
    if (isThere) drop([id])
  }

  return {
    /** What is on its way now, and which of what is no longer on its way has arrived; the rest was given up. */
    follow(files: readonly OwnFile[], hasArrived: (id: string) => boolean) {
      wanted = new Set(files.map(({ id }) => id))
      for (const file of files) if (!pictures.has(file.id)) void adopt(file)
      const left = [...pictures.keys()].filter((id) => !wanted.has(id))
      drop(left.filter((id) => !hasArrived(id)))
      for (const id of left.filter(hasArrived)) void handOver(id)
    },
    dispose() {
      wanted = new Set()
      drop([...pictures.keys()])
    },
    get: () => pictures,
    subscribe(notify: () => void) {
      subscribers.add(notify)
      return () => {
        subscribers.delete(notify)
      }
    },
  }
}
