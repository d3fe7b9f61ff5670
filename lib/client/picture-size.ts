export interface PictureSize {
  width: number
  height: number
}

const known = new WeakMap<Blob, PictureSize | null>()
const measuring = new WeakMap<Blob, Promise<PictureSize | null>>()

/** What was measured before; undefined while nobody has looked. */
export const knownSize = (blob: Blob): PictureSize | null | undefined => known.get(blob)

/** The pixels of a picture that this browser can show; null for anything else. */
export function measurePicture(blob: Blob): Promise<PictureSize | null> {
  const begun = measuring.get(blob) ?? measure(blob)
  measuring.set(blob, begun)
  return begun
}

async function measure(blob: Blob): Promise<PictureSize | null> {
  const size = blob.type.startsWith('image/') ? await loadedSize(blob) : null
  known.set(blob, size)
  return size
}

function loadedSize(blob: Blob): Promise<PictureSize | null> {
  const url = URL.createObjectURL(blob)
  const image = new Image()
  return new Promise<PictureSize | null>((resolve) => {
    image.onload = () => resolve({ width: image.naturalWidth, height: image.naturalHeight })
    image.onerror = () => resolve(null)
    image.src = url
  }).finally(() => URL.revokeObjectURL(url))
}
