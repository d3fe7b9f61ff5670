'use client'
import './globals.css'

/** The last resort: it must read and work without scripts, for it may have none. */
export default function GlobalErrorPage({ error }: { error: Error & { digest?: string } }) {
  return (
    <html lang="en">
      <body>
        <title>Evenkeel is not available</title>
        <main className="mx-auto flex min-h-dvh max-w-[520px] flex-col justify-center gap-3 px-4 pb-[12vh]">
          <h1 className="font-semibold text-24">Evenkeel could not show this page</h1>
          <p className="text-14 text-text-2">
            The server or its database is not answering as it should. What was logged is safe. Reload in a moment; if it
            stays like this, tell whoever runs this installation, and coordinate by phone until then.
          </p>
          {error.digest && (
            <p className="text-12 text-text-3">
              The server’s log knows it as <span className="mono">{error.digest}</span>.
            </p>
          )}
          <p className="mt-2 flex">
            {/* A plain link: the router may be what broke. */}
            <a href="/" className="link text-14">
              Reload
            </a>
          </p>
        </main>
      </body>
    </html>
  )
}
