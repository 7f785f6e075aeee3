/** How the acts on plans are read in the 办理记录. */
export const planWords = {
  acts: { 'long-term-plan-recorded': '登记规划', 'long-term-plan-changed': '改规划登记' },
  subjects: { 'long-term-plan': '规划' },
}
