import type { Metadata } from 'next'
import { AcceptInvitationForm } from '@/components/auth/accept-invitation-form'
import { AuthHeading } from '@/components/auth/auth-heading'
import { DeadLink } from '@/components/auth/dead-link'
import { OrDivider } from '@/components/auth/or-divider'
import { ProviderButtons } from '@/components/auth/provider-buttons'
import { findInvitation } from '@/lib/server/access/invitations'
import { waysToSignIn } from '@/lib/server/access/oidc/ways-to-sign-in'
import { findPageActor } from '@/lib/server/http/actor'

interface AuthPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export const metadata: Metadata = { title: 'Invitation' }

export default async function InvitePage({ searchParams }: AuthPageProps) {
  const { token } = await searchParams
  const [invitation, viewer] = await Promise.all([
    typeof token === 'string' ? findInvitation(token) : null,
    findPageActor(),
  ])
  if (typeof token !== 'string' || !invitation) {
    return (
      <DeadLink title="This invitation does not work" onward={{ href: '/sign-in', label: 'Sign in' }}>
        It was used, withdrawn or has expired. Ask an admin for a new one, or sign in if you are here already.
      </DeadLink>
    )
  }
  const { email, name, role } = invitation
  const { providers, hasPassword, publicOrigin } = waysToSignIn()
  return (
    <>
      <AuthHeading title="Join Evenkeel">
        You are invited as {role === 'admin' ? 'an' : 'a'} {role}.
        {viewer && ` Joining signs ${viewer.name} out of this browser.`}
        {providers.length > 0 && ` With ${email} you need no password: continue with where you have it.`}
      </AuthHeading>
      {providers.length > 0 && <ProviderButtons providers={providers} from="/" publicOrigin={publicOrigin} />}
      {providers.length > 0 && hasPassword && <OrDivider />}
      {hasPassword && <AcceptInvitationForm token={token} invitation={{ email, name }} />}
    </>
  )
}
