import { officialPaper } from '../../../platform/paper/official-paper.ts'

/** 政府信息公开申请表 to print and fill in by hand: what 条例第二十九条 asks for, and nothing that it does not. */
export async function applicationForm(bureau: string, demo: boolean): Promise<Uint8Array> {
  const rows: readonly (readonly [string, string])[] = [
    ['申请人姓名或者单位名称', ''],
    ['证件名称和号码（单位填统一社会信用代码）', ''],
    ['联系电话', ''],
    ['通信地址、邮政编码', ''],
    ['电子邮箱（可不填）', ''],
    ['要申请的政府信息：名称、文号，或者便于查找的其他特征', '\n\n'],
    ['提供方式', '□纸质　□电子文件'],
    ['怎样拿到', '□邮寄　□电子邮件　□当面领取'],
    ['申请人签名或者盖章', ''],
    ['申请日期', '　　年　　月　　日'],
  ]
  return officialPaper({
    title: '政府信息公开申请表',
    salutation: `${bureau}：`,
    blocks: [
      { kind: 'table', head: [['项目', '填写']], rows, widths: [2, 3] },
      {
        kind: 'paragraph',
        text: '一份表申请一件事。请附身份证明复印件；寄信的，在信封左下角写明“政府信息公开申请”。',
      },
    ],
    demo,
  })
}
