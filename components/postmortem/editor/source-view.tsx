'use client'
import { NodeViewWrapper, type ReactNodeViewProps } from '@tiptap/react'
import { usePostmortem, usePostmortemNavigation } from '@/components/postmortem/postmortem-context'
import { LocalTime } from '@/components/ui/local-time'

/** Where a sentence comes from: the time of its line, as the timeline beside it shows it; a click shows the line. */
export function SourceView({ node }: ReactNodeViewProps) {
  const { lines } = usePostmortem()
  const { showLine } = usePostmortemNavigation()
  const { seqs, label } = node.attrs as { seqs: string; label: string }
  const [seq = 0] = seqs.split(',').map(Number)
  const line = lines.find((one) => one.seq === seq)
  return (
    <NodeViewWrapper as="span">
      <button
        type="button"
        className="source"
        contentEditable={false}
        title="Show where this comes from in the log"
        onClick={() => showLine(seq)}
      >
        <span className="sr-only">From the log: </span>
        {line ? <LocalTime at={line.occurredAt} /> : label}
      </button>
    </NodeViewWrapper>
  )
}
