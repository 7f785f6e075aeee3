const SHANGHAI = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Shanghai',
  hour: '2-digit',
  minute: '2-digit',
})

/** The time of day of an instant in Shanghai, `14:05`. */
export function clockTime(at: Date): string {
  return SHANGHAI.format(at)
}
