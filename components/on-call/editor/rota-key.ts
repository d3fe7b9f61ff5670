import { keyFromName } from '@/lib/domain/catalogue/catalogue'

/** The key of a rota: what was typed, else what its name makes. */
export const keyOf = ({ key, name }: { key: string | null; name: string }): string => key ?? keyFromName(name)
