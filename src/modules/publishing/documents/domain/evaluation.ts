/** What an evaluation of a normative document comes to (§10.4 step 10); only a later act ends or changes the document. */
export type EvaluationOutcome = 'goes-on' | 'revise' | 'repeal' | 'lapse'

export const evaluationNames: Readonly<Record<EvaluationOutcome, string>> = {
  'goes-on': '继续有效',
  revise: '修订',
  repeal: '废止',
  lapse: '宣布失效',
}
/** What is to be done then, and where. */
export const evaluationNext: Readonly<Record<Exclude<EvaluationOutcome, 'goes-on'>, string>> = {
  revise: '制定修订的文件，印发后到那份文件的页面登记“修改”或“废止”。',
  repeal: '印发废止的决定，到那份文件的页面登记“废止”。',
  lapse: '印发宣布失效的决定，在“改登记”里填有效期的最后一天，或登记“废止”。',
}
