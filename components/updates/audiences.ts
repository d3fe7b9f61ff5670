/** Whom an update is written for, as one chooses among them. */
export const AUDIENCES = [
  { value: 'internal', label: 'Internal' },
  { value: 'executives', label: 'Executives' },
  { value: 'customers', label: 'Customers' },
] as const
