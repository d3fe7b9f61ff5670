/** A rota in the path, by its id or its key. */
export interface RotaContext {
  params: Promise<{ id: string }>
}

/** What a rota is called in the path; whether there is one, its reader finds out. */
export const pathRota = async ({ params }: RotaContext): Promise<string> => (await params).id.toLowerCase()
