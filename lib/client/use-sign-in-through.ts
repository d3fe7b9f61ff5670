import { useMutation } from '@tanstack/react-query'
import { signInThrough } from './sign-in'

/** Leaves for the provider with this id; what it did not get to is in `error`. */
export const useSignInThrough = (from: string, publicOrigin: string) =>
  useMutation({ mutationFn: (providerId: string) => signInThrough(providerId, from, publicOrigin) })
