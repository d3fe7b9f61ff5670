'use client'
import { Fragment, useState } from 'react'
import { ChannelsHealth } from '@/components/settings/channels-health'
import { ProviderConflict } from '@/components/settings/provider-conflict'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { ErrorNote } from '@/components/ui/error-note'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { SectionHeader } from '@/components/ui/section-header'
import { toast } from '@/components/ui/toast'
import { useProviderForm } from '@/lib/client/push/use-provider-form'
import { useForm } from '@/lib/client/use-form'
import { type ChannelsState, TWILIO_API } from '@/lib/domain/on-call/channel-settings'

type Account = ChannelsState['twilio'][number]
const EMPTY: Account = { accountSid: '', from: '', apiUrl: TWILIO_API, isTokenSet: false }
const PLACES = [0, 1] as const

const FIELDS = ['accountSid', 'from', 'authToken', 'apiUrl'] as const
type FieldName = `accounts.${(typeof PLACES)[number]}.${(typeof FIELDS)[number]}`
const words = { accountSid: 'The account', from: 'The number', authToken: 'The token', apiUrl: 'The address' }
const labels = Object.fromEntries(
  PLACES.flatMap((place) => FIELDS.map((name) => [`accounts.${place}.${name}`, words[name]])),
) as Record<FieldName, string>

/** Accounts for text messages and calls; the second is for when the first fails. */
export function ChannelsTwilio({ state }: { state: ChannelsState }) {
  const twilio = useProviderForm('twilio', state)
  const { value: accounts, round } = twilio
  /** How many were asked for in which round; until then as many as there are. */
  const [asked, setAsked] = useState({ round, count: accounts.length })
  const count = asked.round === round ? asked.count : accounts.length
  const shown = PLACES.slice(0, count)
  const form = useForm({
    labels,
    send: (values) => twilio.save({ accounts: shown.map((place) => accountOf(values, place)) }),
    onDone: () => toast('Saved'),
  })
  const ask = (count: number) => {
    setAsked({ round, count })
    twilio.touch()
  }
  return (
    <section aria-labelledby="phones" className="flex flex-col gap-3">
      <SectionHeader id="phones" title="Text messages and calls" />
      <Card className="p-4">
        <form {...form.formProps} onInput={twilio.touch} className="flex flex-col gap-5">
          {form.problems.form && !twilio.newer && <ErrorNote title={form.problems.form} />}
          <p className="text-13 text-text-2">
            By Twilio, as its documentation says; Evenkeel was never run against the real service, so test it before you
            rely on it.
          </p>
          <Fragment key={round}>
            {shown.map((place) => (
              <AccountFields
                key={place}
                place={place}
                account={accounts[place] ?? EMPTY}
                errors={form.problems.fields}
              />
            ))}
          </Fragment>
          <ProviderConflict provider={twilio} onChosen={form.reset} />
          <div className="flex flex-wrap gap-2">
            {(count > 0 || accounts.length > 0) && (
              <Button type="submit" size="md" variant="primary" isLoading={form.isSending}>
                Save
              </Button>
            )}
            {count < PLACES.length && (
              <Button size="md" onClick={() => ask(count + 1)}>
                {count === 0 ? 'Add an account' : 'Add a second account'}
              </Button>
            )}
            {count > 0 && (
              <Button size="md" variant="ghost" onClick={() => ask(count - 1)}>
                {count === 1 ? 'Remove the account' : 'Remove the second account'}
              </Button>
            )}
          </div>
          <ChannelsHealth health={state.health} channels={['sms', 'voice']} />
        </form>
      </Card>
    </section>
  )
}

/** An account as it is typed; without a token the one that is stored stays. */
interface TypedAccount {
  accountSid: string
  from: string
  apiUrl?: string
  authToken?: string
}

function accountOf(values: Record<FieldName, string>, place: (typeof PLACES)[number]): TypedAccount {
  const value = (name: (typeof FIELDS)[number]) => values[`accounts.${place}.${name}`].trim()
  const [apiUrl, authToken] = [value('apiUrl'), value('authToken')]
  return {
    accountSid: value('accountSid'),
    from: value('from'),
    ...(apiUrl ? { apiUrl } : {}),
    ...(authToken ? { authToken } : {}),
  }
}

interface AccountFieldsProps {
  place: (typeof PLACES)[number]
  account: Account
  errors: Partial<Record<FieldName, string>>
}

function AccountFields({ place, account, errors }: AccountFieldsProps) {
  const name = (field: (typeof FIELDS)[number]): FieldName => `accounts.${place}.${field}`
  return (
    <div className="grid gap-4 md:grid-cols-2">
      <Field label={place === 0 ? 'Account SID' : 'Second account SID'} error={errors[name('accountSid')]}>
        <Input
          name={name('accountSid')}
          className="mono"
          spellCheck={false}
          autoComplete="off"
          placeholder="AC…"
          defaultValue={account.accountSid}
        />
      </Field>
      <Field label="Sends from" hint="With + and the country code." error={errors[name('from')]}>
        <Input
          name={name('from')}
          type="tel"
          autoComplete="off"
          placeholder="+15005550006"
          defaultValue={account.from}
        />
      </Field>
      <Field
        label="Auth token"
        hint={account.isTokenSet ? 'One is stored. Type another to replace it.' : 'It is kept encrypted.'}
        error={errors[name('authToken')]}
      >
        <Input name={name('authToken')} type="password" autoComplete="off" spellCheck={false} />
      </Field>
      <Field label="Address of the API" isOptional error={errors[name('apiUrl')]}>
        <Input
          name={name('apiUrl')}
          className="mono"
          inputMode="url"
          spellCheck={false}
          placeholder={TWILIO_API}
          defaultValue={account.apiUrl}
        />
      </Field>
    </div>
  )
}
