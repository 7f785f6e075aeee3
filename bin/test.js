#!/usr/bin/env node
// All checks and tests; `--quick` leaves out those that need a database or a browser.
import { handOver } from './prepare.js'

if (process.env.npm_lifecycle_event) await import('./follow-parent.js')

await handOver('scripts/test.ts', {
  cwd: new URL('..', import.meta.url),
  args: process.argv.slice(2),
  withTools: true,
})
