/** The four labels of the 专栏 in their order (国办公开办函〔2019〕61号), and its button. */
export const COLUMN_PATH = '/zfxxgk'
export const GUIDE_PATH = `${COLUMN_PATH}/zn`
export const RULES_PATH = `${COLUMN_PATH}/zd`
export const CONTENT_PATH = `${COLUMN_PATH}/fdzdgknr`
export const CATALOGUE_PATH = `${CONTENT_PATH}/ml`
export const REPORTS_PATH = `${COLUMN_PATH}/nb`
export const APPLY_PATH = `${COLUMN_PATH}/ysqgk`
export const DESK_PATH = '/workbench/openness-column'
