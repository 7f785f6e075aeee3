const COMPOUND = [
  '欧阳',
  '司马',
  '上官',
  '诸葛',
  '司徒',
  '东方',
  '皇甫',
  '尉迟',
  '公孙',
  '慕容',
  '令狐',
  '夏侯',
]

/** 张* · 欧阳**: the family name stays (conventions §11.3, masking table). */
export function maskName(name: string): string {
  const characters = Array.from(name)
  const kept = COMPOUND.includes(characters.slice(0, 2).join('')) ? 2 : 1
  return characters.slice(0, kept).join('') + '*'.repeat(Math.max(1, characters.length - kept))
}

/** 138****5678; of other numbers the last four stay. */
export function maskPhone(phone: string): string {
  const digits = phone.replace(/\D/g, '')
  if (digits.length === 11 && digits.startsWith('1')) return `${digits.slice(0, 3)}****${digits.slice(-4)}`
  return `****${digits.slice(-4)}`
}

/** z***@x.cn */
export function maskEmail(email: string): string {
  const [name = '', host = ''] = email.split('@')
  return `${name.slice(0, 1)}***@${host}`
}
