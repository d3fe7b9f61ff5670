import type { PageAction } from '@/components/command-menu/action-registry'
import { MenuGroup, MenuRow } from '@/components/command-menu/menu-row'
import { bySection } from '@/components/command-menu/use-offered-actions'
import { KeyWords } from '@/components/ui/key-words'

export interface ActionRowsProps {
  actions: readonly PageAction[]
  onLeave: () => void
}

/** What can be done here, by where it belongs. */
export function ActionRows({ actions, onLeave }: ActionRowsProps) {
  return bySection(actions).map(([section, group]) => (
    <MenuGroup key={section} heading={section}>
      {group.map(({ id, label, keys, run }) => (
        <MenuRow
          key={id}
          value={`action ${id}`}
          onSelect={() => {
            onLeave()
            run()
          }}
        >
          <span className="min-w-0 flex-1 truncate">{label}</span>
          {keys && <KeyWords keys={keys} />}
        </MenuRow>
      ))}
    </MenuGroup>
  ))
}
