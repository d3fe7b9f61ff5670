'use client'
import { Pencil, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useViewer } from '@/components/shell/viewer'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { Dialog } from '@/components/ui/dialog'
import { ErrorNote } from '@/components/ui/error-note'
import { Field } from '@/components/ui/field'
import { IconButton } from '@/components/ui/icon-button'
import { Input } from '@/components/ui/input'
import { changeView, useDeleteView, useRefreshViews, useShareView } from '@/lib/client/history/views'
import { useForm } from '@/lib/client/use-form'
import type { SavedView } from '@/lib/domain/history/saved-view'
import { isAdmin } from '@/lib/domain/incident/policy'

export interface SavedViewsDialogProps {
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
  views: SavedView[]
}

/** The views somebody may change: their own, and for an admin those that others share. */
export function SavedViewsDialog({ isOpen, onOpenChange, views }: SavedViewsDialogProps) {
  const viewer = useViewer()
  const changeable = views.filter(({ by }) => by.id === viewer.id || isAdmin(viewer))
  return (
    <Dialog isOpen={isOpen} onOpenChange={onOpenChange} title="Saved views">
      {changeable.length === 0 ? (
        <p className="text-13 text-text-2">None of them is yours.</p>
      ) : (
        <ul className="flex flex-col">
          {changeable.map((view) => (
            <SavedViewItem key={view.id} view={view} isOwn={view.by.id === viewer.id} />
          ))}
        </ul>
      )}
    </Dialog>
  )
}

function SavedViewItem({ view, isOwn }: { view: SavedView; isOwn: boolean }) {
  const [mode, setMode] = useState<'shown' | 'renamed' | 'deleted'>('shown')
  const share = useShareView()
  const remove = useDeleteView()
  const error = share.error ?? remove.error
  return (
    <li className="flex flex-col gap-2 border-line border-t py-3 first:border-t-0">
      {mode === 'renamed' ? (
        <RenameForm view={view} onDone={() => setMode('shown')} />
      ) : (
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <span className="min-w-0 flex-1 font-medium text-14 [overflow-wrap:anywhere]">{view.name}</span>
          {isOwn ? (
            <Checkbox
              label="Shared"
              checked={view.isShared}
              onCheckedChange={(isShared) => share.mutate({ id: view.id, isShared })}
            />
          ) : (
            <span className="text-13 text-text-3">{view.by.name}</span>
          )}
          {isOwn && (
            <IconButton
              label={`Rename ${view.name}`}
              icon={<Pencil aria-hidden size={14} strokeWidth={1.75} />}
              onClick={() => setMode('renamed')}
            />
          )}
          <IconButton
            label={`Delete ${view.name}`}
            icon={<Trash2 aria-hidden size={14} strokeWidth={1.75} />}
            onClick={() => setMode('deleted')}
          />
        </div>
      )}
      {mode === 'deleted' && (
        <div className="flex flex-wrap items-center gap-2 text-13">
          <span className="flex-1">{view.isShared ? 'It goes away for everybody.' : 'It goes away for good.'}</span>
          <Button onClick={() => setMode('shown')}>Keep it</Button>
          <Button variant="danger" isLoading={remove.isPending} onClick={() => remove.mutate(view)}>
            Delete
          </Button>
        </div>
      )}
      {error && <ErrorNote title="Nothing was changed.">{error.message}.</ErrorNote>}
    </li>
  )
}

function RenameForm({ view, onDone }: { view: SavedView; onDone: () => void }) {
  const refresh = useRefreshViews()
  const { formProps, problems, isSending } = useForm({
    labels: { name: 'The name' },
    send: ({ name }) => changeView(view.id, { name }),
    onDone: async () => {
      await refresh()
      onDone()
    },
  })
  return (
    <form {...formProps} className="flex flex-col gap-2">
      <Field label="Name" error={problems.fields.name ?? problems.form ?? undefined}>
        <Input name="name" defaultValue={view.name} maxLength={80} autoComplete="off" autoFocus />
      </Field>
      <div className="flex gap-2 self-end">
        <Button onClick={onDone}>Cancel</Button>
        <Button variant="primary" type="submit" isLoading={isSending}>
          Rename
        </Button>
      </div>
    </form>
  )
}
