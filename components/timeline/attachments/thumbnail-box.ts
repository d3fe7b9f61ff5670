import type { PictureSize } from '@/lib/client/picture-size'
import type { AttachmentRef } from '@/lib/domain/incident/values'

const MAX = { width: 320, height: 240 }
/** What is thinner than this could not be seen, nor hit with a finger. */
const MIN = 44

/** The place a picture has in the timeline: all of it within the largest box, never larger than it is. */
export function thumbnailBox({ width, height }: PictureSize): PictureSize {
  const scale = Math.min(1, MAX.width / width, MAX.height / height)
  return { width: Math.max(MIN, Math.round(width * scale)), height: Math.max(MIN, Math.round(height * scale)) }
}

const CHIP_PX = 36
const GAP_PX = 6

/** About how high the attachments of a line are, for a list that has not shown it yet. */
export function attachedHeight(attachments: readonly Pick<AttachmentRef, 'width' | 'height'>[]): number {
  const heights = attachments.flatMap(({ width, height }) =>
    width === null || height === null ? [] : thumbnailBox({ width, height }).height,
  )
  const pictures = Math.ceil(heights.length / 2) * (Math.max(0, ...heights) + GAP_PX)
  return pictures + (heights.length < attachments.length ? CHIP_PX + GAP_PX : 0)
}
