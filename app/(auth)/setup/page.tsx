import type { Metadata } from 'next'
import Link from 'next/link'
import { AuthHeading } from '@/components/auth/auth-heading'
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
      <AuthHeading title="This setup link does not work">
        It was used, or it has expired. Each start prints a new one in the terminal while nobody exists. If somebody
        does,{' '}
        <Link href="/sign-in" className="text-accent underline underline-offset-2">
          sign in
        </Link>
        .
      </AuthHeading>
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
