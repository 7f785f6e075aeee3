import { z } from 'zod'
import { sourceFiles } from '../check-schemas.ts'
import { runTool, type Outcome } from './command.ts'

const Cruise = z.object({
  modules: z.array(z.object({ source: z.string() })),
  summary: z.object({
    violations: z.array(z.object({ from: z.string(), to: z.string(), rule: z.object({ name: z.string() }) })),
  }),
})

/** Who may import whom. A checker that cannot read TypeScript finds nothing wrong, so the files it has read are counted. */
export async function boundaryCheck(): Promise<Outcome> {
  const { code, output, stdout } = await runTool('depcruise', ['src', '--output-type', 'json'])
  const report = parsedReport(stdout)
  if (!report) return { ok: false, output }
  const read = report.modules.filter(({ source }) => source.startsWith('src/')).length
  const present = sourceFiles('.').length
  const findings = report.summary.violations.map(({ from, to, rule }) => `${rule.name}: ${from} → ${to}`)
  if (read < present) findings.push(`only ${read} of ${present} files under src/ were read`)
  return { ok: code === 0 && findings.length === 0, output: findings.join('\n') || output }
}

function parsedReport(text: string) {
  try {
    return Cruise.parse(JSON.parse(text))
  } catch {
    return null
  }
}
