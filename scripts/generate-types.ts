import { spawnSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbedded } from '../src/platform/database/embedded.ts'
import { migrate } from '../src/platform/database/migrate.ts'

const OUT = 'src/platform/database/schema.ts'

/** Writes the table types of the migrated database; run after every migration. */
async function generateTypes(): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'mingzheng-types-'))
  const server = await startEmbedded({ directory, fsync: false })
  try {
    await migrate(server.ownerConnectionString)
    writeTypes(server.ownerConnectionString, process.argv[2] ?? OUT)
  } finally {
    await server.stop()
    await rm(directory, { recursive: true, force: true })
  }
}

/** Columns whose check constraint names the values: the type says so too. */
const UNIONS: Readonly<Record<string, readonly string[]>> = {
  'organisation.division.kind': ['office', 'affiliate'],
  'organisation.division_name.kind': ['office', 'affiliate'],
  'organisation.post_proposal.decision': ['confirmed', 'refused', 'lapsed'],
  'platform.session.waiting': ['factor', 'password', 'enrolment'],
  'rules.arranged_day.kind': ['off', 'working'],
  'rules.setting_request.asked_as': ['openness-head', 'leader'],
  'rules.setting_request.decision': ['approved', 'refused', 'withdrawn'],
  'duties.duty_event.type': [
    ...['opened', 'moved', 'transferred', 'discharged', 'urged', 'answered'],
    ...['escalated', 'shared', 'unshared'],
  ],
  'publication.signature_evidence.kind': ['scan', 'call', 'confirmation'],
  'publication.relation.kind': [
    ...['interprets', 'amends', 'repeals', 'replaces', 'based-on', 'consulted-in', 'answers', 'evaluates'],
  ],
  'publication.withdrawal.kind': ['outdated', 'error', 'repealed', 'rights', 'ordered'],
  'publication.withdrawal.state': ['asked', 'approved', 'refused', 'overtaken'],
  'publication.sealing.kind': ['secret', 'unlawful'],
  'publication.package.state': [
    ...['drafting', 'in-review', 'returned', 'approved', 'released', 'abandoned'],
  ],
  'publication.draft_relation.kind': [
    ...['interprets', 'amends', 'repeals', 'replaces', 'based-on', 'consulted-in', 'answers', 'evaluates'],
  ],
  'publication.gate_signature.outcome': ['passed', 'returned'],
  'publication.gate_signature.way': ['screen', 'paper', 'telephone'],
  'policies.plan.first_act': ['signed-article', 'interview', 'briefing', 'none'],
  'policies.plan.briefing': ['planned', 'held', 'not-needed'],
  'policies.material.nature': ['own', 'repost', 'work-summary'],
  'policies.warning_answer.warning': [
    ...['like-the-policy', 'like-a-work-summary', 'like-a-repost', 'foreign-source', 'no-questions'],
  ],
  'publication.column_of_site.delivery': ['here', 'handover', 'both'],
  'publication.handover.task': ['publish', 'update', 'take-down'],
  'publication.watched_link.place': ['official', 'body'],
  'publication.link_check.outcome': ['answers', 'fails', 'not-asked'],
  'disclosure_inventory.version.state': ['preparing', 'submitted', 'approved', 'discarded'],
  'documents.document.origin': ['own', 'obtained', 'joint'],
  'documents.document.retention': ['permanent', 'thirty', 'ten'],
  'documents.document.attribute': ['open', 'on-request', 'closed'],
  'documents.document.attribute_state': ['none', 'at-office', 'to-decide', 'returned', 'decided'],
  'documents.history_batch.state': ['ready', 'running', 'paused', 'imported', 'released', 'discarded'],
  'documents.document.article': [
    ...['14-law', '14-safety', '15-third-party', '16-internal', '16-process', '16-enforcement'],
  ],
  'documents.relation.kind': ['repeals', 'amends'],
  'documents.re_examination.outcome': ['kept', 'opened'],
  'intake.case_record.status': ['received', 'acknowledged', 'answered'],
  'duties.message.channel': ['mail', 'hook'],
  'duties.message.status': ['waiting', 'sent', 'failed'],
  'work_plan.plan.status': ['in-review', 'adopted', 'discarded'],
  'work_plan.plan.reporting': ['quarter', 'half-year', 'none'],
  'work_plan.measure.rhythm': ['month', 'quarter', 'half-year', 'year'],
  'work_plan.unit_match.meaning': ['divisions', 'all-offices', 'outside'],
  'work_plan.measure_owner.role': ['lead', 'participant'],
  'work_plan.division_return.status': ['draft', 'handed', 'confirmed', 'returned'],
  'work_plan.report_entry.state': ['on-schedule', 'behind', 'completed'],
  'work_plan.evidence.kind': ['file', 'link', 'release', 'statement'],
  'work_plan.public_entry.state': ['on-schedule', 'behind', 'completed', 'not-reported'],
  'work_plan.period_release.status': ['preparing', 'submitted', 'returned', 'released'],
  'work_plan.change_request.decision': ['approved', 'refused'],
}
const NULLABLE = new Set([
  'publication.handover.task',
  'documents.document.retention',
  'documents.document.attribute',
  'documents.document.article',
  'policies.plan.first_act',
  'policies.plan.briefing',
  'rules.setting_request.decision',
  'work_plan.plan.reporting',
  'work_plan.measure.rhythm',
  'work_plan.report_entry.state',
  'work_plan.change_request.decision',
  'organisation.division_name.kind',
  'organisation.post_proposal.decision',
  'platform.session.waiting',
])
const SCHEMAS = [
  'platform',
  'ledger',
  'organisation',
  'rules',
  'duties',
  'publication',
  'search',
  'intake',
  'work_plan',
  'disclosure_inventory',
  'documents',
  'policies',
  'openness_column',
]

function writeTypes(url: string, out: string): void {
  const unions = Object.entries(UNIONS).map(([column, values]): [string, string] => {
    const union = values.map((value) => `'${value}'`).join(' | ')
    return [column, NULLABLE.has(column) ? `${union} | null` : union]
  })
  const overrides = {
    columns: Object.fromEntries<string>([
      ...unions,
      ['organisation.post_proposal.function', 'FunctionName'],
      ['organisation.post.function', 'FunctionName'],
      ['organisation.delegation.function', 'FunctionName'],
    ]),
  }
  const imports = {
    CivilDate: '../../kernel/civil-date.ts#CivilDate',
    FunctionName: '../../kernel/actor.ts#FunctionName',
  }
  const args = [
    ...['--dialect', 'postgres', '--url', url, '--out-file', out, '--log-level', 'error'],
    ...['--date-parser', 'string', '--include-pattern', `(${SCHEMAS.join('|')}).*`],
    ...['--type-mapping', JSON.stringify({ date: 'CivilDate', int8: 'number' })],
    ...['--custom-imports', JSON.stringify(imports), '--overrides', JSON.stringify(overrides)],
  ]
  const done = spawnSync('kysely-codegen', args, { stdio: 'inherit' })
  if (done.status !== 0) throw new Error('kysely-codegen failed')
}

await generateTypes()
