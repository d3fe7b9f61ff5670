'use client'
import { type ReactNode, useState } from 'react'
import { type RadiusDraft, radiusDraftOf, revisionOf } from '@/components/blast-radius/radius-draft'
import { RadiusServices } from '@/components/blast-radius/radius-services'
import { RadiusSize } from '@/components/blast-radius/radius-size'
import { FormDialog } from '@/components/incident/form-dialog'
import { useRoom } from '@/components/incident/room-context'
import { Button } from '@/components/ui/button'
import { useTimeZone } from '@/components/ui/clock'
import { ErrorNote } from '@/components/ui/error-note'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Segmented } from '@/components/ui/segmented'
import { ZonedInput } from '@/components/ui/zoned-input'
import { confidenceSchema, trendSchema } from '@/lib/domain/incident/blast-radius'
import { affectedWords, CONFIDENCE_WORDS } from '@/lib/domain/incident/blast-radius-words'
import { reviseBlastRadius } from '@/lib/domain/incident/commands/revise-blast-radius'

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1)
const TRENDS = trendSchema.options.map((value) => ({
  value,
  label: value === 'unknown' ? 'Not known' : capital(value),
}))
const CONFIDENCES = confidenceSchema.options.map((value) => ({ value, label: capital(CONFIDENCE_WORDS[value]) }))

/** Who and what is hit, as it is known now. It opens with the last revision; a newer one that arrives is shown. */
export function RadiusDialog({ onClose }: { onClose: () => void }) {
  const { incident, act } = useRoom()
  const zone = useTimeZone()
  const [known, setKnown] = useState(incident)
  const [draft, setDraft] = useState(() => radiusDraftOf(incident))
  const set = (change: Partial<RadiusDraft>) => setDraft({ ...draft, ...change })
  const seen = known.radius?.revision ?? 0
  const newer = incident.radius && incident.radius.revision > seen ? incident.radius : null

  function handleSubmit() {
    if (newer) return `${newer.by.name} revised it while you typed. Take theirs, or keep yours.`
    const revision = revisionOf(draft, known, incident)
    if (revision.affected.kind !== 'unknown' && Number.isNaN(Object.values(revision.affected)[1])) {
      return 'Say how many, or that it is not known.'
    }
    return act(reviseBlastRadius, { ...revision, basedOn: seen })
  }

  return (
    <FormDialog
      title="Blast radius"
      description="Who and what is hit, as you know it now. A guess is fine; say that it is one."
      submit={seen === 0 ? 'State it' : 'Revise'}
      size="md"
      onClose={onClose}
      onSubmit={handleSubmit}
    >
      {newer && (
        <ErrorNote
          title={`${newer.by.name} revised it while you typed`}
          action={
            <span className="flex gap-1.5">
              <Button
                onClick={() => {
                  setKnown(incident)
                  setDraft(radiusDraftOf(incident))
                }}
              >
                Take theirs
              </Button>
              <Button onClick={() => setKnown(incident)}>Keep mine</Button>
            </span>
          }
        >
          {affectedWords(newer)}, {CONFIDENCE_WORDS[newer.confidence]}.
        </ErrorNote>
      )}
      <RadiusSize draft={draft} onChange={set} />
      <RadiusServices serviceIds={draft.serviceIds} onChange={(serviceIds) => set({ serviceIds })} />
      <div className="grid gap-4 md:grid-cols-2">
        <Field label="Regions" isOptional hint="With commas between them.">
          <Input value={draft.regions} onChange={(event) => set({ regions: event.target.value })} />
        </Field>
        <ZonedInput
          label="Since when"
          isOptional
          hint={`In your time zone, ${zone}.`}
          value={draft.since}
          onChange={(since) => set({ since })}
        />
      </div>
      <Choice title="Trend">
        <Segmented
          label="Trend"
          value={draft.trend}
          options={TRENDS}
          onValueChange={(trend) => set({ trend })}
          isWide
          size="md"
        />
      </Choice>
      <Choice title="How sure">
        <Segmented
          label="How sure"
          value={draft.confidence}
          options={CONFIDENCES}
          onValueChange={(confidence) => set({ confidence })}
          isWide
          size="md"
        />
      </Choice>
      <Field label="How you know it" isOptional>
        <Input
          value={draft.source}
          onChange={(event) => set({ source: event.target.value })}
          maxLength={300}
          placeholder="Checkout dashboard"
        />
      </Field>
    </FormDialog>
  )
}

function Choice({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="flex flex-col gap-1.5">
      <span aria-hidden className="font-medium text-13">
        {title}
      </span>
      {children}
    </div>
  )
}
