import { test } from 'vitest'
import { clonedDatabase } from './cloned-database.ts'
test('long', async () => { await clonedDatabase(); await new Promise(r => setTimeout(r, 15000)) })
