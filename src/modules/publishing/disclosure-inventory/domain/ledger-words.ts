/** How the module's part of the 办理记录 is read. */
export const inventoryWords = {
  acts: {
    'inventory-started': '开始编制全清单',
    'inventory-head-saved': '保存施行日期和调整说明',
    'inventory-row-saved': '保存一个事项',
    'inventory-row-removed': '删去一个事项',
    'inventory-row-restored': '恢复删去的事项',
    'inventory-imported': '导入表格',
    'inventory-submitted': '送审全清单',
    'inventory-taken-back': '撤回全清单',
    'inventory-returned': '退回全清单',
    'inventory-approved': '批准全清单',
    'inventory-discarded': '作废这一版全清单',
    'information-formed': '登记信息形成',
    'formation-struck': '撤销一条信息形成的登记',
    'basis-reviewed': '核对公开依据',
    'reference-imported': '导入参考目录',
  },
  subjects: {
    'disclosure-inventory': '全清单',
    'inventory-item': '全清单事项',
    'reference-catalogue': '参考目录',
  },
  effective: ['inventory-approved', 'inventory-discarded', 'inventory-returned'],
}
