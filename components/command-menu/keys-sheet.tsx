'use client'
import { useSyncExternalStore } from 'react'
import { singleKeys } from '@/components/command-menu/single-keys'
import { bySection, useOfferedActions } from '@/components/command-menu/use-offered-actions'
import { Checkbox } from '@/components/ui/checkbox'
import { KeyWords } from '@/components/ui/key-words'
import { SectionHeader } from '@/components/ui/section-header'
import { Sheet } from '@/components/ui/sheet'

/** Every key that does something on this page. */
export function KeysSheet({ onClose }: { onClose: () => void }) {
  const actions = useOfferedActions()
  const areOn = useSyncExternalStore(singleKeys.subscribe, singleKeys.areOn, () => true)
  return (
    <Sheet title="Keys" isOpen onOpenChange={onClose}>
      <div className="flex flex-col gap-5 px-4 py-4">
        {bySection(actions.filter(({ keys }) => keys)).map(([section, group]) => (
          <section key={section}>
            <SectionHeader title={section} level={3} />
            <dl>
              {group.map(({ id, label, keys }) => (
                <div key={id} className="flex min-h-8 items-center gap-3 border-line border-t">
                  <dt className="flex-1 text-text-2">{label}</dt>
                  <dd>{keys && <KeyWords keys={keys} />}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
        <Checkbox
          label="Single keys"
          hint="Turn them off when you dictate, or press them by accident. Ctrl K and ⌘K stay."
          checked={areOn}
          onCheckedChange={singleKeys.turn}
        />
      </div>
    </Sheet>
  )
}
