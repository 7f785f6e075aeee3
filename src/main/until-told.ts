/** Closes in good order when told to stop; a second signal does not close twice. */
export function untilTold(close: () => Promise<void>): void {
  let closing: Promise<void> | null = null
  const stop = () => {
    closing ??= close().then(
      () => process.exit(0),
      (error: unknown) => {
        process.stderr.write(`停止时出错：${String(error)}\n`)
        process.exit(1)
      },
    )
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  process.on('SIGHUP', stop)
}
