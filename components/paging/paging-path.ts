import type { Route } from 'next'

export const POLICIES = '/on-call/policies' as Route
export const NEW_POLICY = '/on-call/policies/new' as Route

export const policyPath = ({ id }: { id: string }): Route => `${POLICIES}/${id}` as Route

/** One page whole. */
export const pagePath = (id: string): Route => `/on-call/pages/${id}` as Route
