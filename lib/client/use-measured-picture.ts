'use client'
import { useEffect, useState } from 'react'
import { knownSize, measurePicture, type PictureSize } from './picture-size'

/** The size of a picture of this device; null for anything else, and while it is measured. */
export function useMeasuredPicture(blob: Blob): PictureSize | null {
  const [size, setSize] = useState(() => knownSize(blob) ?? null)
  useEffect(() => {
    let isGone = false
    void measurePicture(blob).then((measured) => {
      if (!isGone) setSize(measured)
    })
    return () => {
      isGone = true
    }
  }, [blob])
  return size
}
