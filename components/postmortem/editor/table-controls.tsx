'use client'
import type { Editor } from '@tiptap/react'
import { ChevronDown, Table2 } from 'lucide-react'
import { Toolbar as RadixToolbar } from 'radix-ui'
import { Menu, MenuItem, MenuSeparator } from '@/components/ui/menu'

/** Rows and columns of the table under the caret. */
export function TableControls({ editor }: { editor: Editor }) {
  const chain = () => editor.chain().focus()
  return (
    <Menu
      align="end"
      trigger={
        <RadixToolbar.Button
          aria-label="Rows and columns"
          title="Rows and columns"
          className="inline-flex h-7 shrink-0 items-center gap-0.5 rounded-1 px-1.5 text-text-2 hover:bg-hover hover:text-text focus-visible:outline-offset-0 max-md:h-10"
        >
          <Table2 aria-hidden size={15} strokeWidth={1.75} />
          <ChevronDown aria-hidden size={12} strokeWidth={1.75} />
        </RadixToolbar.Button>
      }
    >
      <MenuItem onSelect={() => chain().addRowBefore().run()}>Add a row above</MenuItem>
      <MenuItem onSelect={() => chain().addRowAfter().run()}>Add a row below</MenuItem>
      <MenuItem onSelect={() => chain().addColumnBefore().run()}>Add a column before</MenuItem>
      <MenuItem onSelect={() => chain().addColumnAfter().run()}>Add a column after</MenuItem>
      <MenuSeparator />
      <MenuItem onSelect={() => chain().toggleHeaderRow().run()}>Header row on or off</MenuItem>
      <MenuItem onSelect={() => chain().deleteRow().run()}>Remove this row</MenuItem>
      <MenuItem onSelect={() => chain().deleteColumn().run()}>Remove this column</MenuItem>
      <MenuItem isDanger onSelect={() => chain().deleteTable().run()}>
        Remove the table
      </MenuItem>
    </Menu>
  )
}
