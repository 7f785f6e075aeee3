/** 账号安全. */
export const ACCOUNT = '/workbench/account'
