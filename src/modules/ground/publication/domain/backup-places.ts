import { textSetting } from '../../../../kernel/setting.ts'

/** Where copies of the database and of the files lie besides the running system; looked at after an erasure. */
export const backupPlaces = textSetting({
  id: 'publication.backup-places',
  label: '数据库和附件的备份放在哪些地方',
  mark: 'policy',
  standard: '数据库每日备份、附件目录备份、异地备份、迁移时留下的导出文件',
  longest: 300,
})
