import type { Database } from '../platform/database/database.ts'

/** One sentence where the application owns the 办理记录 itself: nothing but its own good will then keeps it append-only. */
export async function warnOfOwner({ pool }: Database): Promise<void> {
  const asked = await pool.query<{ owns: boolean }>(
    `select pg_has_role(current_user, relowner, 'usage') as owns from pg_class where oid = 'ledger.entry'::regclass`,
  )
  if (asked.rows[0]?.owns !== true) return
  process.stderr.write(
    '提醒：平台正用数据库所有者的身份运行，能停掉办理记录的防改触发器。请另建一个普通用户写进 DATABASE_URL，把所有者写进 DATABASE_OWNER_URL。\n',
  )
}
