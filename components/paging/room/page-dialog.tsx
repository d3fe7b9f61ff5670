'use client'
import { useState } from 'react'
import { FormDialog } from '@/components/incident/form-dialog'
import { useRoom, useRoomNow } from '@/components/incident/room-context'
import { AskedNow } from '@/components/paging/room/asked-now'
import { PersonChoice } from '@/components/paging/room/person-choice'
import { askedForService, mobilised, NOBODY } from '@/components/paging/room/who-is-asked'
import { Button } from '@/components/ui/button'
import { ErrorNote } from '@/components/ui/error-note'
import { Field } from '@/components/ui/field'
import { Segmented } from '@/components/ui/segmented'
import { Select } from '@/components/ui/select'
import { Textarea } from '@/components/ui/textarea'
import { toast } from '@/components/ui/toast'
import { useConnection } from '@/lib/client/connection'
import { useWhoIsOn } from '@/lib/client/paging/who-is-on'
import { randomId } from '@/lib/client/random-id'
import { mobilise } from '@/lib/domain/incident/commands/mobilise'
import { pagePerson } from '@/lib/domain/incident/commands/page-person'
import { pageService } from '@/lib/domain/incident/commands/page-service'
import { openPageOf, runOf } from '@/lib/domain/incident/paging-rules'

type Way = 'person' | 'service' | 'all'

const WAYS = [
  { value: 'person', label: 'A person' },
  { value: 'service', label: 'Owner of a service' },
  { value: 'all', label: 'Mobilise' },
] as const satisfies { value: Way; label: string }[]

const SUBMIT = { person: 'Page', service: 'Page the owner', all: 'Mobilise' } satisfies Record<Way, string>

/** Asks people to come, over their own channels until they answer. Says before it happens who will be asked. */
export function PageDialog({ onClose }: { onClose: () => void }) {
  const { viewer, send } = useRoom()
  const { incident } = useRoomNow()
  const connection = useConnection()
  const [way, setWay] = useState<Way>('person')
  const [personId, setPersonId] = useState('')
  const [serviceId, setServiceId] = useState(incident.services.length === 1 ? (incident.services[0]?.id ?? '') : '')
  const [reason, setReason] = useState('')
  const [refusal, setRefusal] = useState<string | null>(null)
  // Made once: pressed twice, it is one page.
  const [id] = useState(randomId)
  const [noteId] = useState(randomId)
  const affected = incident.services.map((service) => service.id)
  const known = useWhoIsOn(way === 'service' ? [serviceId] : way === 'all' ? affected : [])
  const service = known.services.find((one) => one.id === serviceId)
  const policy = known.policies.find((one) => one.id === service?.policy?.id) ?? null
  const all = mobilised(known.policies, known.commanderRota, known.rotas).filter((one) => one.id !== viewer.id)
  const person = known.responders.find((one) => one.id === personId)
  const asked = {
    person: person ? { ...NOBODY, people: [person] } : null,
    service: service ? askedForService(service, { ...known, policy }) : null,
    all: { ...NOBODY, people: all, by: 'everybody on call for what is hit, and the commanders' },
  }[way]

  function page() {
    const why = reason.trim() ? { reason: reason.trim(), noteId } : {}
    if (way === 'person' && !personId) return 'Choose who is paged.'
    if (way === 'service' && !serviceId) return 'Choose a service.'
    const refusal = {
      person: () => send(pagePerson, { pageId: id, personId, ...why }),
      service: () => send(pageService, { escalationId: id, serviceId, ...why }),
      all: () => send(mobilise, { mobilisationId: id, ...why }),
    }[way]()
    if (refusal !== null) return refusal
    if (connection === 'live') toast('They are being paged', { description: 'Under Paging it stands who answers.' })
    else toast('Nobody is paged yet', { description: 'It is sent when the server answers.', tone: 'warning' })
    return null
  }

  function handleSubmit() {
    const answer = page()
    setRefusal(answer)
    return answer
  }

  function chooseWay(chosen: Way) {
    setWay(chosen)
    setRefusal(null)
  }

  return (
    <FormDialog
      title="Page"
      description="They are told over their own channels until they answer."
      submit={SUBMIT[way]}
      size="md"
      onClose={onClose}
      onSubmit={handleSubmit}
      hasOwnError
    >
      {refusal && <ErrorNote title={refusal} />}
      {known.isFailed && way !== 'all' && (
        <ErrorNote title="Not everything could be read." action={<Button onClick={known.retry}>Try again</Button>}>
          Somebody may be missing here.
        </ErrorNote>
      )}
      <Segmented label="Whom" value={way} options={WAYS} onValueChange={chooseWay} isWide size="md" />
      {way === 'person' && <PersonChoice known={known} value={personId} onChange={setPersonId} />}
      {way === 'service' && (
        <Field label="Service">
          <Select value={serviceId} onChange={({ target }) => setServiceId(target.value)}>
            <option value="">{known.isPending ? 'Loading…' : 'Choose a service'}</option>
            <ServiceGroup label="Affected" services={known.services.filter((one) => affected.includes(one.id))} />
            <ServiceGroup label="Others" services={known.services.filter((one) => !affected.includes(one.id))} />
          </Select>
        </Field>
      )}
      <AskedNow
        asked={asked}
        // Whoever was chosen by name is known.
        reading={
          way === 'person' || !(known.isPending || known.isFailed) ? 'done' : known.isPending ? 'pending' : 'failed'
        }
        deployerMinutes={way === 'service' ? (service?.pagesDeployerMinutes ?? null) : null}
        isRunning={way === 'service' && runOf(incident, serviceId) !== undefined}
        isWaiting={(one) => openPageOf(incident, one.id) !== undefined}
      />
      <Field label="What you need" isOptional>
        <Textarea value={reason} onChange={({ target }) => setReason(target.value)} rows={2} maxLength={1000} />
      </Field>
    </FormDialog>
  )
}

function ServiceGroup({ label, services }: { label: string; services: { id: string; name: string }[] }) {
  if (services.length === 0) return null
  return (
    <optgroup label={label}>
      {services.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </optgroup>
  )
}
