import type { Metadata, Route } from 'next'
import { redirect } from 'next/navigation'
import { AuthHeading } from '@/components/auth/auth-heading'
import { SignInForm } from '@/components/auth/sign-in-form'
import { safePath } from '@/lib/server/access/safe-path'
import { isInstallationEmpty } from '@/lib/server/access/setup'
import { findPageActor } from '@/lib/server/http/actor'

interface AuthPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export const metadata: Metadata = { title: 'Sign in' }

export default async function SignInPage({ searchParams }: AuthPageProps) {
  const from = safePath((await searchParams).from)
  if (await findPageActor()) redirect(from as Route)
  const isEmpty = await isInstallationEmpty()
  return (
    <>
      <AuthHeading title="Sign in">
        {isEmpty && 'Nobody is here yet. Open the setup link that the start printed in the terminal.'}
      </AuthHeading>
      <SignInForm from={from} />
    </>
  )
}
