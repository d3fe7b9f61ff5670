import type { ReactNode } from 'react'
import { AuthFrame } from '@/components/auth/auth-frame'
import { ForgetCopy } from '@/components/offline/forget-copy'

export default function AuthLayout({ children }: { children: ReactNode }) {
  return (
    <AuthFrame>
      {children}
      <ForgetCopy />
    </AuthFrame>
  )
}
