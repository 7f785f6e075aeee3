import type { CivilDate } from '../../../../kernel/civil-date.ts'
import type { FieldError } from '../../../../kernel/refusal.ts'

/** 解读形式, the first being what is done where nothing speaks against it (conventions §6.1). */
export const INTERPRETATION_FORMS = [
  '简明问答',
  '图表图解',
  '音频',
  '视频',
  '动漫',
  '新闻发布会',
  '吹风会',
  '访谈',
  '专家解读',
  '负责人署名文章',
] as const

/** 发布渠道 of an interpretation. */
export const CHANNELS = ['本网站', '政务新媒体', '新闻媒体', '政务服务大厅', '上门宣讲'] as const

/** What 第一解读人 does himself. */
export const firstActNames = {
  'signed-article': '署名文章',
  interview: '访谈',
  briefing: '吹风',
  none: '这次不出面',
} as const
export type FirstAct = keyof typeof firstActNames

/** 吹风 at comment stage. */
export const briefingNames = {
  planned: '定了日子，还没开',
  held: '已经开过',
  'not-needed': '这次不开',
} as const
export type Briefing = keyof typeof briefingNames

/** 解读方案: how a policy will be explained, written with its first draft. */
export interface Plan {
  readonly forms: readonly string[]
  readonly channels: readonly string[]
  readonly interpreter: string
  readonly firstInterpreter: string
  readonly firstAct: FirstAct | null
  /** The piece and where it stands, or why there is none. */
  readonly firstActNote: string
  /** The key of the piece that the package carries (`pieces.ts`); empty where none was chosen. */
  readonly firstActPiece: string
  readonly outline: string
  readonly risk: string
  readonly briefing: Briefing | null
  readonly briefingOn: CivilDate | null
  /** Where it was, or why it is not needed. */
  readonly briefingNote: string
}

/** A plan of which nothing is written yet. */
export const EMPTY_PLAN: Plan = {
  forms: [],
  channels: [],
  interpreter: '',
  firstInterpreter: '',
  firstAct: null,
  firstActNote: '',
  firstActPiece: '',
  outline: '',
  risk: '',
  briefing: null,
  briefingOn: null,
  briefingNote: '',
}

/** Why a plan waits for 第一解读人's piece. */
export const NO_PIECE =
  '请附上第一解读人的稿子、实录或提纲：作为解读或附件（可以不公开）加到稿件里，再在解读方案里选。'

/** What a plan lacks before the policy may go to its gates (三同步, conventions §6.1); empty where it is complete. */
export function lacksOfPlan(plan: Plan): readonly FieldError[] {
  const lacks: FieldError[] = []
  const want = (there: boolean, field: string, message: string) => {
    if (!there) lacks.push({ field, message })
  }
  want(plan.forms.length > 0, 'forms', '解读方案还没有选解读形式。')
  want(plan.channels.length > 0, 'channels', '解读方案还没有选发布渠道。')
  want(plan.interpreter !== '', 'interpreter', '解读方案还没有写解读人。')
  want(plan.firstInterpreter !== '', 'firstInterpreter', '还没有写第一解读人（主要负责人）的姓名、职务。')
  want(plan.outline !== '', 'outline', '解读方案还没有写提纲。')
  want(plan.risk !== '', 'risk', '解读方案还没有写舆情风险和应对口径。')
  lacks.push(...lacksOfFirstAct(plan), ...lacksOfBriefing(plan))
  return lacks
}

function lacksOfFirstAct({ firstAct, firstActNote, firstActPiece }: Plan): readonly FieldError[] {
  if (firstAct === null) return [{ field: 'firstAct', message: '还没有写第一解读人自己做什么。' }]
  const piece =
    firstAct === 'none' || firstActPiece !== '' ? [] : [{ field: 'firstActPiece', message: NO_PIECE }]
  if (firstActNote !== '') return piece
  const message =
    firstAct === 'none'
      ? '第一解读人这次不出面，请写明为什么。'
      : `请写明第一解读人的${firstActNames[firstAct]}：题目、时间、登在哪里。`
  return [{ field: 'firstActNote', message }, ...piece]
}

function lacksOfBriefing({ briefing, briefingOn, briefingNote }: Plan): readonly FieldError[] {
  if (briefing === null) return [{ field: 'briefing', message: '还没有写征求意见阶段开不开吹风会。' }]
  if (briefing === 'not-needed')
    return briefingNote === ''
      ? [{ field: 'briefingNote', message: '征求意见阶段不开吹风会，请写明为什么。' }]
      : []
  return briefingOn === null ? [{ field: 'briefingOn', message: '请写吹风会的日期。' }] : []
}
