import { CloudOff, ImageOff } from 'lucide-react'
import type { LoadFailure } from '@/components/timeline/attachments/use-loading'

const GAPS = {
  away: { Icon: CloudOff, words: 'Not kept on this device' },
  broken: { Icon: ImageOff, words: 'This picture cannot be shown' },
} satisfies Record<LoadFailure, object>

/** Stands where a picture would be. */
export function PictureGap({ failure, name }: { failure: LoadFailure; name: string }) {
  const { Icon, words } = GAPS[failure]
  return (
    <span title={name} className="grid size-full place-content-center justify-items-center gap-1 p-2 text-center">
      <Icon aria-hidden size={16} strokeWidth={1.75} className="text-text-3" />
      <span className="text-12 text-text-2">{words}</span>
      <span className="sr-only">: {name}</span>
    </span>
  )
}
