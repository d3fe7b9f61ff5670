'use client'
import { BlamelessList } from '@/components/postmortem/blameless-list'
import { CommentsPanel } from '@/components/postmortem/comments/comments-panel'
import { useOpenThreads } from '@/components/postmortem/comments/comments-sync'
import { type SidePanel, usePostmortem, usePostmortemNavigation } from '@/components/postmortem/postmortem-context'
import { LogPanel } from '@/components/postmortem/timeline/log-panel'
import { useHints } from '@/components/postmortem/use-hints'
import { Segmented } from '@/components/ui/segmented'
import { Sheet } from '@/components/ui/sheet'

export interface SideColumnProps {
  isNarrow: boolean
  isSheetOpen: boolean
  onSheetChange: (isOpen: boolean) => void
}

const TITLES = { log: 'From the log', comments: 'Comments', wording: 'Wording' } satisfies Record<SidePanel, string>

/** What is beside the document: a column, or a sheet where there is no room for one. */
export function SideColumn({ isNarrow, isSheetOpen, onSheetChange }: SideColumnProps) {
  const { panel } = usePostmortemNavigation()
  if (isNarrow) {
    return (
      <Sheet isOpen={isSheetOpen} onOpenChange={onSheetChange} title={TITLES[panel]}>
        <div className="flex h-full flex-col">
          <div className="px-4 pt-3 pb-2">
            <PanelChoice />
          </div>
          <Panel />
        </div>
      </Sheet>
    )
  }
  return (
    <aside
      aria-label="Beside the document"
      data-print="hide"
      className="flex w-[304px] shrink-0 flex-col border-line border-l bg-bg"
    >
      <div className="px-4 pt-4 pb-2">
        <PanelChoice />
      </div>
      <Panel />
    </aside>
  )
}

function PanelChoice() {
  const { panel, showPanel } = usePostmortemNavigation()
  const threads = useOpenThreads()
  const hints = useHints()
  return (
    <Segmented
      label="What is shown beside the document"
      value={panel}
      isWide
      options={[
        { value: 'log', label: 'Log' },
        { value: 'comments', label: counted('Comments', threads) },
        { value: 'wording', label: counted('Wording', hints?.length ?? 0) },
      ]}
      onValueChange={showPanel}
    />
  )
}

const counted = (label: string, count: number) => (count > 0 ? `${label} ${count}` : label)

function Panel() {
  const { panel } = usePostmortemNavigation()
  const { canEdit } = usePostmortem()
  switch (panel) {
    case 'log':
      return <LogPanel />
    case 'comments':
      return (
        <div className="scroll-thin min-h-0 flex-1 overflow-y-auto">
          <CommentsPanel />
        </div>
      )
    case 'wording':
      return (
        <section aria-label="Wording" className="scroll-thin min-h-0 flex-1 overflow-y-auto p-4 pt-2">
          <p className="mb-3 text-12 text-text-2">
            Wordings that say who instead of what. They are hints: nothing waits for them.
            {canEdit && ' F8 in a text goes from one to the next.'}
          </p>
          <BlamelessList />
        </section>
      )
    default:
      panel satisfies never
      return null
  }
}
