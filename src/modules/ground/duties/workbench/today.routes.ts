import type { Route } from '../../../../platform/http/route.ts'
import { showToday } from './show-today.tsx'
import type { TodayParts } from './show-today.tsx'
import { signRoutes } from './sign.routes.ts'

/** 今日 is the first page of the workbench, and where heads and leaders sign. */
export function todayRoutes(parts: TodayParts): readonly Route[] {
  return [
    {
      method: 'GET',
      path: '/workbench',
      surface: 'workbench',
      may: { who: 'signed-in' },
      run: (ask) => showToday(ask, parts),
    },
    ...signRoutes(parts),
  ]
}
