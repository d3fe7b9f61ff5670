'use client'
import { ChartNoAxesCombined, CircleQuestionMark, Download, Table2 } from 'lucide-react'
import { IconButton } from '@/components/ui/icon-button'
import { Popover } from '@/components/ui/popover'
import { tip } from '@/components/ui/tooltip'

/** What these numbers mean, and what they do not. */
const GUIDE_PATH = '/history/figures'

export interface CardActionsProps {
  question: string
  definition: string
  csv: string
  isTable: boolean
  onTable: (isTable: boolean) => void
}

const icon = { 'aria-hidden': true, size: 16, strokeWidth: 1.75 } as const

/** What can be done with a figure: see its table, take it away, ask what it is. */
export function CardActions({ question, definition, csv, isTable, onTable }: CardActionsProps) {
  return (
    <div className="-mt-0.5 -mr-2 flex shrink-0 print:hidden">
      <Popover
        label="What is this?"
        align="end"
        className="w-80 max-w-[calc(100vw-16px)] p-4 text-13"
        trigger={<IconButton label={`What is this? ${question}`} icon={<CircleQuestionMark {...icon} />} />}
      >
        <p className="font-semibold">{question}</p>
        <p className="mt-1 text-text-2">{definition}</p>
        <a href={GUIDE_PATH} className="link mt-2 inline-block">
          What these numbers mean, and what they do not
        </a>
      </Popover>
      <IconButton
        label={isTable ? 'As a chart' : 'As a table'}
        aria-pressed={isTable}
        icon={isTable ? <ChartNoAxesCombined {...icon} /> : <Table2 {...icon} />}
        onClick={() => onTable(!isTable)}
      />
      <a
        {...tip('CSV')}
        href={csv}
        download
        aria-label={`CSV: ${question}`}
        className="inline-grid size-7 shrink-0 place-items-center rounded-2 text-text-2 transition-colors duration-(--d-1) hover:bg-hover hover:text-text touch:size-11"
      >
        <Download {...icon} />
      </a>
    </div>
  )
}
