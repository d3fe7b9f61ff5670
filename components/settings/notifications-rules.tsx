'use client'
import { type FormEvent, useState } from 'react'
import { lateSteps } from '@/components/settings/late-steps'
import { NotificationsRule } from '@/components/settings/notifications-rule'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Checkbox } from '@/components/ui/checkbox'
import { ErrorNote } from '@/components/ui/error-note'
import { SectionHeader } from '@/components/ui/section-header'
import { toast } from '@/components/ui/toast'
import { useNotificationsChanged, useSaveRule } from '@/lib/client/push/own-notifications'
import { isAppError } from '@/lib/domain/errors'
import type { OwnNotifications } from '@/lib/domain/on-call/contact-method'

/** In which order somebody wants to be told, by urgency. */
export function NotificationsRules({ own }: { own: OwnNotifications }) {
  const [begun, setBegun] = useState(own)
  const [isTouched, setTouched] = useState(false)
  // What was saved elsewhere takes nothing from who is at it: they are told when they save.
  if (own.version !== begun.version && !isTouched) setBegun(own)
  return <Form key={begun.version} own={own} begun={begun} onTouched={setTouched} />
}

interface FormProps {
  own: OwnNotifications
  /** What the form began with. */
  begun: OwnNotifications
  onTouched: (isTouched: boolean) => void
}

function Form({ own, begun: { version, ...begun }, onTouched }: FormProps) {
  const { methods } = own
  const [rule, setRule] = useState(begun.rule)
  const [testsShifts, setTestsShifts] = useState(begun.testsShifts)
  const { mutate: save, isPending, error } = useSaveRule()
  const changed = useNotificationsChanged()
  const isStale = isAppError(error) && error.code === 'conflict'

  const handleRule = (changed: Partial<OwnNotifications['rule']>) => {
    onTouched(true)
    setRule({ ...rule, ...changed })
  }
  const handleSaved = () => {
    onTouched(false)
    toast('Saved')
  }
  const handleSubmit = (event: FormEvent) => {
    event.preventDefault()
    if (isPending) return
    save({ version, rule, testsShifts }, { onSuccess: handleSaved })
  }
  const handleLoad = () => {
    onTouched(false)
    void changed()
  }

  return (
    <section aria-labelledby="rules">
      <form onSubmit={handleSubmit} className="flex flex-col gap-3">
        <SectionHeader id="rules" title="When you are paged" />
        {error && (
          <ErrorNote
            title={error.message}
            action={
              isStale && (
                <Button size="sm" onClick={handleLoad}>
                  Load it
                </Button>
              )
            }
          />
        )}
        <Card className="flex flex-col gap-6 p-4">
          <NotificationsRule
            title="High urgency"
            meaning="Something is broken now."
            usual="Push and mail at once, a text message after 2 minutes, a call after 4."
            steps={rule.high}
            methods={methods}
            late={lateSteps('high', rule, own)}
            onChange={(high) => handleRule({ high })}
          />
          <NotificationsRule
            title="Low urgency"
            meaning="It can wait until you look."
            usual="Push and mail at once."
            steps={rule.low}
            methods={methods}
            late={lateSteps('low', rule, own)}
            onChange={(low) => handleRule({ low })}
          />
          <p className="text-12 text-text-3">
            Mail to your account comes at once, unless you give it another minute: so that you never have nothing.
          </p>
          <Checkbox
            label="Send me a test when my shift begins"
            hint="Over every method of a page of high urgency. There is nothing to answer."
            checked={testsShifts}
            onCheckedChange={(isChecked) => {
              onTouched(true)
              setTestsShifts(isChecked)
            }}
          />
          <Button type="submit" size="md" variant="primary" className="self-start" isLoading={isPending}>
            Save
          </Button>
        </Card>
      </form>
    </section>
  )
}
