'use client'
import { useRouter } from 'next/navigation'
import { type FormEvent, useState } from 'react'
import { BeginField } from '@/components/on-call/editor/begin-field'
import { ConflictNote } from '@/components/on-call/editor/conflict-note'
import { problemAt } from '@/components/on-call/editor/editor-problems'
import { LayersField } from '@/components/on-call/editor/layers-field'
import { NameFields } from '@/components/on-call/editor/name-fields'
import {
  beginOf,
  draftOf,
  emptyDraft,
  nameProblems,
  type RotaDraft,
  rotationOf,
} from '@/components/on-call/editor/rota-draft'
import { RotationPreview } from '@/components/on-call/editor/rotation-preview'
import { useSaveRota } from '@/components/on-call/editor/use-save-rota'
import { ON_CALL, rotaPath } from '@/components/on-call/on-call-path'
import { BackLink } from '@/components/ui/back-link'
import { Button } from '@/components/ui/button'
import { buttonClass } from '@/components/ui/button-class'
import { Checkbox } from '@/components/ui/checkbox'
import { useNow, useTimeZone } from '@/components/ui/clock'
import { ErrorNote } from '@/components/ui/error-note'
import { Link } from '@/components/ui/link'
import { PageHeader } from '@/components/ui/page-header'
import { toast } from '@/components/ui/toast'
import { ZoneField } from '@/components/ui/zone-field'
import { type PathProblems, problemsOfAnswer } from '@/lib/client/path-problems'
import { useInvalidFocus } from '@/lib/client/use-invalid-focus'
import type { TeamView } from '@/lib/domain/catalogue/catalogue'
import type { RotaDetail } from '@/lib/domain/on-call/rota-view'
import { isTimeZone } from '@/lib/domain/zoned-instant'

export interface RotaEditorProps {
  /** Null for a new one. */
  rota: RotaDetail | null
  teams: TeamView[]
}

/** Who takes turns, how, from when on; and beside it what that comes to. Nothing that was typed is lost when it is refused. */
export function RotaEditor({ rota, teams }: RotaEditorProps) {
  const router = useRouter()
  const here = useTimeZone()
  const now = useNow(60_000)
  const [kept, setKept] = useState<RotaDraft>(() => (rota ? draftOf(rota, now) : emptyDraft(now, here)))
  const [isZoneTyped, setZoneTyped] = useState(rota !== null)
  // A new one follows the zone of the device, which may be known only after the first paint.
  const draft = isZoneTyped ? kept : { ...kept, zone: here }
  const [isTried, setTried] = useState(false)
  const saving = useSaveRota(rota, (saved) => {
    toast(rota ? `${saved.name} is changed` : `${saved.name} is added`)
    router.push(rotaPath(saved))
    router.refresh()
  })
  const { rotation, problems: typed } = rotationOf(draft)
  const begin = beginOf(draft)
  const names = nameProblems(draft)
  const change = (changed: Partial<RotaDraft>) => setKept((before) => ({ ...before, ...changed }))
  const problems: PathProblems = {
    ...problemsOfAnswer(saving.error),
    ...(isTried && { ...names, ...typed }),
    ...(isTried && begin.problem !== undefined && { from: begin.problem }),
  }
  const { form, lookAgain } = useInvalidFocus(saving.error)
  const isElsewhere = saving.error !== null && Object.keys(problemsOfAnswer(saving.error)).length === 0

  function handleSubmit(event: FormEvent) {
    event.preventDefault()
    setTried(true)
    const isWhole = begin.problem === undefined && Object.keys(names).length === 0
    if (rotation && isWhole) saving.save(draft, rotation)
    else lookAgain()
  }

  return (
    <div className="mx-auto flex max-w-[1240px] flex-col gap-5 px-4 py-5 md:px-8 md:py-6">
      <div className="flex flex-col gap-1.5">
        <BackLink href={rota ? rotaPath(rota) : ON_CALL}>{rota ? rota.name : 'On call'}</BackLink>
        <PageHeader
          title={rota ? `Change ${rota.name}` : 'New rota'}
          description="Who takes turns, and when. What has been stays as it was."
        />
      </div>
      <div className="grid items-start gap-x-8 gap-y-6 lg:grid-cols-[minmax(0,1fr)_minmax(0,480px)]">
        <form ref={form} noValidate onSubmit={handleSubmit} className="flex min-w-0 flex-col gap-5">
          <NameFields draft={draft} teams={teams} problems={problems} onChange={change} />
          <ZoneField
            zone={draft.zone}
            note="Hand-overs follow its clocks, summer and winter."
            error={problemAt(problems, 'rotation.zone')}
            onChange={(zone) => {
              setZoneTyped(true)
              change({ zone })
            }}
          />
          <LayersField draft={draft} problems={problems} people={rota?.people ?? []} onChange={change} />
          <Checkbox
            label="With a secondary"
            hint="The next in order stands by: this turn's secondary is the next turn's primary."
            checked={draft.hasSecondary}
            onCheckedChange={(hasSecondary) => change({ hasSecondary })}
          />
          <BeginField draft={draft} isNew={rota === null} error={problemAt(problems, 'from')} onChange={change} />
          {saving.newer && rota && (
            <ConflictNote
              base={saving.base ?? rota}
              newer={saving.newer}
              onKeepMine={saving.goOn}
              onTakeTheirs={(newer) => {
                setKept(draftOf(newer, now))
                saving.goOn()
              }}
            />
          )}
          {isElsewhere && !saving.newer && saving.error && <ErrorNote title={saving.error.message} />}
          <div className="flex flex-wrap gap-2 border-line border-t pt-4">
            <Button type="submit" size="lg" variant="primary" isLoading={saving.isPending}>
              {rota ? 'Save' : 'Add rota'}
            </Button>
            <Link href={rota ? rotaPath(rota) : ON_CALL} className={buttonClass({ size: 'lg', variant: 'ghost' })}>
              Cancel
            </Link>
          </div>
        </form>
        <div className="min-w-0 lg:sticky lg:top-6">
          <RotationPreview
            rotation={rotation}
            teamId={draft.teamId || null}
            from={begin.from}
            zone={isTimeZone(draft.zone) ? draft.zone : 'UTC'}
          />
        </div>
      </div>
    </div>
  )
}
