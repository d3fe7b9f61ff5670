import type { Metadata } from 'next'
import { AuthHeading } from '@/components/auth/auth-heading'
import { DeadLink } from '@/components/auth/dead-link'
import { SetupForm } from '@/components/auth/setup-form'
import { isSetupOpen } from '@/lib/server/access/setup'

interface AuthPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export const metadata: Metadata = { title: 'Set up' }

export default async function SetupPage({ searchParams }: AuthPageProps) {
  const { token } = await searchParams
  if (typeof token !== 'string' || !(await isSetupOpen(token))) {
    return (
      <DeadLink title="This setup link does not work" onward={{ href: '/sign-in', label: 'Sign in' }}>
        It was used, or it has expired. Each start prints a new one in the terminal while nobody exists. If somebody
        does, sign in.
      </DeadLink>
    )
  }
  return (
    <>
      <AuthHeading title="Create the first admin">
        An admin responds to incidents, and looks after people, services and settings. Invite the others afterwards.
      </AuthHeading>
      <SetupForm token={token} />
    </>
  )
}
