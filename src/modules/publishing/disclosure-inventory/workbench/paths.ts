import { APPROVERS, PREPARERS } from '../domain/version.ts'

export const INVENTORY = '/workbench/inventory'
export const VERSION = `${INVENTORY}/versions/:id`
export const REFERENCES = `${INVENTORY}/references`

export const everyone = { who: 'signed-in' } as const
export const preparers = { who: 'functions', any: PREPARERS } as const
export const approvers = { who: 'functions', any: APPROVERS } as const

export function versionPath(id: string): string {
  return `${INVENTORY}/versions/${id}`
}

export const HOME = { label: '全清单', href: INVENTORY } as const
