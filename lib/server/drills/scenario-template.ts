/** What a new scenario begins with: one of each step. */
export const SCENARIO_TEMPLATE = `key: my-scenario
title: What people will see first
briefing: >-
  What those who take part know when it starts. Nothing of what is to come.
kind: production
severity: sev2
services:
  # A part, and who plays it: a key of the catalogue, or any.
  shop: { is: any, what: What customers use }
steps:
  - at: t+0m
    alert: { on: shop, name: ErrorsHigh, title: "One request in ten fails", severity: error }
  - at: t+1m
    change: { on: shop, title: "shop 41 → 42", author: a colleague, minutesAgo: 5 }
  - at: t+2m
    message: { from: Customer care, text: "People call. What do we tell them?" }
  - at: t+5m
    expect: { what: The blast radius is stated, done: { radius: true } }
  - at: t+8m
    expect: { what: The change is rolled back, done: { lever: roll-back } }
  - at: t+10m
    resolve: ErrorsHigh
ends:
  at: t+15m
  when: [{ status: resolved }]
`
