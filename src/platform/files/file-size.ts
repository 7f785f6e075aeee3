/** A size as people read it: 25.3 MB, 20 MB, 812 KB; rounded up, so that what is over a limit never reads as the limit. */
export function megabytes(bytes: number): string {
  if (bytes < MEGABYTE / 10) return `${String(Math.ceil(bytes / 1024))} KB`
  return `${String(Math.ceil((bytes / MEGABYTE) * 10) / 10)} MB`
}

const MEGABYTE = 1024 * 1024
