/** What an interpretation is, as its author declares it. */
export const natureNames = {
  own: '本局为这份文件专门写的',
  repost: '转发的媒体报道',
  'work-summary': '工作总结',
} as const
export type Nature = keyof typeof natureNames

/** Why an interpretation may be no interpretation at all. */
export type WarningKind =
  'like-the-policy' | 'like-a-work-summary' | 'like-a-repost' | 'foreign-source' | 'no-questions'

/** A doubt about an interpretation: what, and at which place of the text. */
export interface Warning {
  readonly kind: WarningKind
  readonly place: string
  readonly message: string
}

/** The sentence that refuses what is declared to be no interpretation (二(三): 不得以转发媒体报道、工作总结代替解读). */
export function refusalOfNature(nature: Nature | null): string | null {
  switch (nature) {
    case null:
      return '还没有声明这份材料是什么。请在「解读方案和解读」里选。'
    case 'own':
      return null
    case 'repost':
      return '转发的媒体报道不能当解读。请为这份文件专门写一份。'
    case 'work-summary':
      return '工作总结不能当解读。请为这份文件专门写一份。'
  }
}
