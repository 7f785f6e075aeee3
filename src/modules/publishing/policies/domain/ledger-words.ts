/** How the acts on plans and interpretations are read in the 办理记录. */
export const policiesWords = {
  acts: {
    'plan-saved': '写解读方案',
    'exemption-asked': '申请不作解读',
    'exemption-signed': '同意不作解读',
    'exemption-refused': '不同意免去解读',
    'material-declared': '声明解读材料',
    'interpretation-owed': '欠一份解读',
  },
  subjects: {},
  effective: ['exemption-signed'],
}
