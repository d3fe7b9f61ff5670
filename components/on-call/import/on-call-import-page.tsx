'use client'
import { useState } from 'react'
import { ImportFrame } from '@/components/history/import/import-frame'
import { ProgressBar } from '@/components/history/import/progress-bar'
import { ChooseFiles } from '@/components/on-call/import/choose-files'
import { ImportedThings } from '@/components/on-call/import/imported-things'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Checkbox } from '@/components/ui/checkbox'
import { ErrorNote } from '@/components/ui/error-note'
import { problemsOf } from '@/lib/client/form-problems'
import { runOnCallImport, tryOnCallImport } from '@/lib/client/on-call-import'
import { countWords } from '@/lib/domain/count-words'
import type { ImportedThing, OnCallImport } from '@/lib/domain/import/on-call/on-call-import'

type Stage =
  | { kind: 'choosing' }
  | { kind: 'tried'; input: OnCallImport; things: ImportedThing[] }
  | { kind: 'running' | 'done'; input: OnCallImport; things: ImportedThing[]; total: number }

/** Brings rotas, escalation policies and people along from another tool: tried first, then written. For admins. */
export function OnCallImportPage() {
  const [stage, setStage] = useState<Stage>({ kind: 'choosing' })
  const [problem, setProblem] = useState<string | null>(null)
  const [isTrying, setTrying] = useState(false)

  const attempt = async (act: () => Promise<void>) => {
    setProblem(null)
    setTrying(true)
    try {
      await act()
    } catch (error) {
      setProblem(problemsOf(error, {}).form ?? 'It could not be read.')
    } finally {
      setTrying(false)
    }
  }
  const tryOut = (input: OnCallImport) =>
    attempt(async () => setStage({ kind: 'tried', input, things: (await tryOnCallImport(input)).things }))
  const write = (input: OnCallImport, total: number) =>
    attempt(async () => {
      const things: ImportedThing[] = []
      setStage({ kind: 'running', input, things, total })
      await runOnCallImport(input, (thing) => {
        things.push(thing)
        setStage({ kind: 'running', input, things: [...things], total })
      })
      setStage({ kind: 'done', input, things, total })
    })
  return (
    <ImportFrame
      title="Import rotas, policies and people"
      description="From PagerDuty or Opsgenie, as their REST APIs answer. It is tried first: nothing is written before you say so, and what is here already stays as it is."
      back={{ path: '/on-call', label: 'On call' }}
    >
      {problem && (
        <ErrorNote title={problem}>
          {stage.kind === 'running'
            ? 'What is listed is written. Writing again goes on behind it.'
            : 'Nothing was written.'}
        </ErrorNote>
      )}
      <ChooseFiles
        isBusy={isTrying}
        onFiles={(input) => tryOut({ ...input, invites: false })}
        onClear={() => {
          setStage({ kind: 'choosing' })
          setProblem(null)
        }}
      />
      {stage.kind !== 'choosing' && <Outcome stage={stage} isBusy={isTrying} onTry={tryOut} onWrite={write} />}
    </ImportFrame>
  )
}

interface OutcomeProps {
  stage: Exclude<Stage, { kind: 'choosing' }>
  isBusy: boolean
  onTry: (input: OnCallImport) => void
  onWrite: (input: OnCallImport, total: number) => void
}

function Outcome({ stage, isBusy, onTry, onWrite }: OutcomeProps) {
  const { input, things } = stage
  const of = (state: ImportedThing['state']) => things.filter((thing) => thing.state === state).length
  const total = 'total' in stage ? stage.total : things.length
  const counts = `${countWords(of('known'), 'thing')} here already, ${of('left-out')} left out`
  return (
    <>
      <Card className="flex flex-wrap items-center gap-x-4 gap-y-3 p-4">
        <p className="min-w-0 flex-1 basis-64 text-14" aria-live="polite">
          {stage.kind === 'tried' ? (
            <>
              <b className="font-semibold">{countWords(of('new'), 'thing')} would be written.</b> {counts}.
            </>
          ) : (
            <>
              <b className="font-semibold">{stage.kind === 'done' ? 'Done.' : 'Writing …'}</b>{' '}
              {countWords(of('written'), 'thing')} written, {counts}.
            </>
          )}
        </p>
        {stage.kind === 'tried' && (
          <Checkbox
            label="Invite the people who are not here"
            checked={input.invites}
            onCheckedChange={(invites) => onTry({ ...input, invites })}
          />
        )}
        {(stage.kind === 'running' || (stage.kind === 'tried' && of('new') > 0)) && (
          <Button size="md" variant="primary" isLoading={isBusy} onClick={() => onWrite(input, total)}>
            {stage.kind === 'tried' ? 'Write them' : 'Go on'}
          </Button>
        )}
        {stage.kind === 'running' && (
          <ProgressBar label="Writing" value={total === 0 ? 1 : things.length / total} className="w-full" />
        )}
      </Card>
      <ImportedThings things={things} />
    </>
  )
}
