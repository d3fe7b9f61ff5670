import type { Metadata, Route } from 'next'
import { redirect } from 'next/navigation'
import { AuthHeading } from '@/components/auth/auth-heading'
import { OrDivider } from '@/components/auth/or-divider'
import { ProviderButtons } from '@/components/auth/provider-buttons'
import { SignInForm } from '@/components/auth/sign-in-form'
import { SignInNotes } from '@/components/auth/sign-in-notes'
import { Link } from '@/components/ui/link'
import { signInNotice } from '@/lib/server/access/oidc/sign-in-notice'
import { waysToSignIn } from '@/lib/server/access/oidc/ways-to-sign-in'
import { safePath } from '@/lib/server/access/safe-path'
import { isInstallationEmpty } from '@/lib/server/access/setup'
import { findPageActor } from '@/lib/server/http/actor'

interface AuthPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export const metadata: Metadata = { title: 'Sign in' }

export default async function SignInPage({ searchParams }: AuthPageProps) {
  const query = await searchParams
  const from = safePath(query.from)
  if (await findPageActor()) redirect(from as Route)
  const isEmpty = await isInstallationEmpty()
  const { providers, hasPassword, publicOrigin } = waysToSignIn()
  return (
    <>
      <AuthHeading title="Sign in">
        {isEmpty && 'Nobody is here yet. Open the setup link that the start printed in the terminal.'}
      </AuthHeading>
      <SignInNotes {...signInNotice(query)} />
      {providers.length > 0 && <ProviderButtons providers={providers} from={from} publicOrigin={publicOrigin} />}
      {providers.length > 0 && hasPassword && <OrDivider />}
      {hasPassword && <SignInForm from={from} isFirst={providers.length === 0} />}
      <p className="mt-6 text-13 text-text-2">
        Something is down?{' '}
        <Link href="/card" className="link rounded-1 max-md:inline-block max-md:py-3">
          The prod-down card
        </Link>{' '}
        needs no sign-in.
      </p>
    </>
  )
}
