'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { SkillsField } from '@/components/people/skills-field'
import { ROLE_LABEL } from '@/components/settings/role-options'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { ErrorNote } from '@/components/ui/error-note'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { toast } from '@/components/ui/toast'
import { changeProfile } from '@/lib/client/own-account'
import { useForm } from '@/lib/client/use-form'
import { skillsIn } from '@/lib/domain/on-call/skills'
import { type OwnProfile, ROLE_MEANING } from '@/lib/domain/people/person'

const labels = { name: 'The name', phone: 'The phone number', timeZone: 'The time zone', skills: 'The list of skills' }

export interface ProfileFormProps {
  profile: OwnProfile
  /** The zones the server knows, so that browser and server list the same. */
  timeZones: string[]
}

export function ProfileForm({ profile, timeZones }: ProfileFormProps) {
  const router = useRouter()
  const [takesDrills, setTakesDrills] = useState(profile.takesDrills)
  const [takesDigest, setTakesDigest] = useState(profile.takesDigest)
  const [takesShiftMail, setTakesShiftMail] = useState(profile.takesShiftMail)
  const isResponding = profile.role !== 'stakeholder'
  const { formProps, problems, isSending } = useForm({
    labels,
    send: ({ name, phone, timeZone, skills }) =>
      changeProfile({
        name,
        phone,
        timeZone: timeZone || null,
        takesDrills,
        takesDigest,
        ...(isResponding && { takesShiftMail, skills: skillsIn(skills) }),
      }),
    onDone: () => {
      toast('Profile saved')
      router.refresh()
    },
  })
  return (
    <form {...formProps} className="flex max-w-[440px] flex-col gap-4">
      {problems.form && <ErrorNote title={problems.form} />}
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-13">
        <dt className="text-text-3">Email</dt>
        <dd className="[overflow-wrap:anywhere]">{profile.email}</dd>
        <dt className="text-text-3">Role</dt>
        <dd>
          {ROLE_LABEL[profile.role]}. <span className="text-text-2">{ROLE_MEANING[profile.role]}</span>
        </dd>
      </dl>
      <Field label="Name" error={problems.fields.name}>
        <Input name="name" autoComplete="name" defaultValue={profile.name} />
      </Field>
      <Field
        label="Phone"
        isOptional
        hint="Responders and admins see it, also when the server is away."
        error={problems.fields.phone}
      >
        <Input name="phone" type="tel" autoComplete="tel" defaultValue={profile.phone ?? ''} />
      </Field>
      <Field label="Time zone" hint="Times on screen are told in it." error={problems.fields.timeZone}>
        <Select name="timeZone" defaultValue={profile.timeZone ?? ''}>
          <option value="">As this device</option>
          {timeZones.map((zone) => (
            <option key={zone}>{zone}</option>
          ))}
        </Select>
      </Field>
      {isResponding && (
        <>
          <SkillsField
            hint="What you know well, in single words. A rota is told when it lacks what a service needs."
            skills={profile.skills}
            error={problems.fields.skills}
          />
          <Checkbox
            label="I take part in drills"
            hint="You may be invited to practice runs, always told that it is one."
            checked={takesDrills}
            onCheckedChange={setTakesDrills}
          />
          <Checkbox
            label="I want mail before my shifts"
            hint="A day before, and at the hand-over. What others change about your shifts is always told."
            checked={takesShiftMail}
            onCheckedChange={setTakesShiftMail}
          />
        </>
      )}
      <Checkbox
        label="I want the weekly digest by mail"
        hint="On Monday mornings: what happened, what is due, what was learned, as far as you may see it."
        checked={takesDigest}
        onCheckedChange={setTakesDigest}
      />
      <div>
        <Button type="submit" size="md" variant="primary" isLoading={isSending}>
          Save
        </Button>
      </div>
    </form>
  )
}
