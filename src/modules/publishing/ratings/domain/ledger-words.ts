/** How the acts on the register of ratings are read in the 办理记录. */
export const ratingWords = {
  acts: {
    'rating-added': '登记等级评定',
    'rating-changed': '改等级评定',
    'rating-revoked': '取消等级',
    'rating-not-renewed': '到期不再续',
    'rating-struck': '删去登记错的等级评定',
    'ratings-imported': '导入等级评定表',
  },
  subjects: { rating: '等级评定', ratings: '等级评定登记册' },
}
