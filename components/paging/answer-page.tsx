import { AuthFrame } from '@/components/auth/auth-frame'
import { AuthHeading } from '@/components/auth/auth-heading'
import { DeadLink } from '@/components/auth/dead-link'
import { Button } from '@/components/ui/button'
import { ErrorNote } from '@/components/ui/error-note'
import { Input } from '@/components/ui/input'
import { LocalTime } from '@/components/ui/local-time'

export interface AnswerPageProps {
  /** Null for a link that never was. */
  page: {
    incidentKey: string
    urgency: string
    askedAt: string
    state: string
    link: 'open' | 'used' | 'over'
  } | null
  token: string
  problem: string | null
}

const PROBLEMS: Record<string, string> = {
  invalid: 'Say how many minutes it takes, or why you cannot come.',
  used: 'This link has answered already, or its time has passed. Sign in to change the answer.',
  gone: 'This page is no longer yours to answer.',
  refused: 'The incident is closed, or the page was withdrawn. Sign in and look.',
  busy: 'The server was busy, and nothing was saved. Press again.',
}

const ANSWERED: Record<string, string> = {
  acknowledged: 'You acknowledged. Nobody else is called for it now.',
  accepted: 'You said that you come.',
  declined: 'You said that you cannot come. Somebody else is asked.',
}

/** What the link of a mail opens: one page, and the three answers. Plain forms, so that it works on any phone. */
export function AnswerPage({ page, token, problem }: AnswerPageProps) {
  const action = `/pages/${encodeURIComponent(token)}/answer`
  return (
    <AuthFrame>
      {page ? (
        <>
          <AuthHeading title={`You are needed: ${page.incidentKey}`}>
            Asked at <LocalTime at={page.askedAt} />.{' '}
            {page.link === 'open' ? 'What do you say?' : (ANSWERED[page.state] ?? 'Its time has passed.')}
          </AuthHeading>
          {problem && PROBLEMS[problem] && <ErrorNote title="Not answered.">{PROBLEMS[problem]}</ErrorNote>}
          {page.link === 'open' && <Answers action={action} />}
          <a href={`/incidents/${page.incidentKey}`} className="link mt-6 self-start max-md:py-3">
            Open {page.incidentKey} (sign in)
          </a>
        </>
      ) : (
        <DeadLink title="This link does not work" onward={{ href: '/', label: 'Open My shift' }}>
          It was cut off, perhaps. Sign in and answer under My shift.
        </DeadLink>
      )}
    </AuthFrame>
  )
}

const Answers = ({ action }: { action: string }) => (
  <div className="mt-4 flex flex-col gap-6">
    <form method="post" action={action}>
      <input type="hidden" name="answer" value="acknowledge" />
      <Button type="submit" variant="primary" size="xl" className="w-full">
        Acknowledge
      </Button>
    </form>
    <form method="post" action={action} className="flex items-end gap-2">
      <input type="hidden" name="answer" value="accept" />
      <div className="flex-1">
        <label htmlFor="eta" className="mb-1.5 block font-medium text-13">
          Minutes until I am there
        </label>
        <Input
          id="eta"
          size="lg"
          inputMode="numeric"
          name="etaMinutes"
          type="number"
          min={1}
          max={720}
          defaultValue={10}
          required
        />
      </div>
      <Button type="submit" size="lg">
        I am coming
      </Button>
    </form>
    <form method="post" action={action} className="flex items-end gap-2">
      <input type="hidden" name="answer" value="decline" />
      <div className="flex-1">
        <label htmlFor="reason" className="mb-1.5 block font-medium text-13">
          Why I cannot come
        </label>
        <Input id="reason" size="lg" autoComplete="off" name="reason" maxLength={1000} required />
      </div>
      <Button type="submit" size="lg">
        Decline
      </Button>
    </form>
  </div>
)
