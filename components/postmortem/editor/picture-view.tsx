'use client'
import { NodeViewWrapper, type ReactNodeViewProps } from '@tiptap/react'
import { ImageOff } from 'lucide-react'
import { useState } from 'react'
import { usePostmortem } from '@/components/postmortem/postmortem-context'
import { attachmentAddress } from '@/lib/client/attachment-address'

/** A picture in the text, and under it the words that describe it. */
export function PictureView({ node, selected, editor, updateAttributes }: ReactNodeViewProps) {
  const { incident } = usePostmortem()
  const [isGone, setGone] = useState(false)
  const { attachmentId, alt } = node.attrs as { attachmentId: string | null; alt: string }
  return (
    <NodeViewWrapper as="figure" className="picture" data-selected={selected || undefined}>
      {isGone || !attachmentId ? (
        <span className="picture-gone">
          <ImageOff aria-hidden size={16} strokeWidth={1.75} />
          This picture is no longer there
        </span>
      ) : (
        // biome-ignore lint/performance/noImgElement: it is shown as the server keeps it.
        <img
          src={attachmentAddress(incident.id, attachmentId)}
          alt={alt || 'A picture without a description'}
          loading="lazy"
          draggable={false}
          onError={() => setGone(true)}
        />
      )}
      {editor.isEditable ? (
        <input
          value={alt}
          maxLength={300}
          aria-label="What the picture shows"
          placeholder="What the picture shows"
          onChange={({ target }) => updateAttributes({ alt: target.value })}
        />
      ) : (
        alt && <figcaption>{alt}</figcaption>
      )}
    </NodeViewWrapper>
  )
}
