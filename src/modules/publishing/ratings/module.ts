import type { ModuleManifest } from '../../../platform/manifest/module-manifest.ts'
import { ratingWords } from './domain/ledger-words.ts'
import { ratingSettings } from './domain/rating-settings.ts'
import { RATINGS_DESK } from './paths.ts'
import { ratingsColumnPart } from './portal/column-part.tsx'
import { registerPortalRoutes } from './portal/register.routes.tsx'
import { EXPIRY_DUTY, watchRatingsJob } from './rating-duties.ts'
import { RELEASE_DUTY } from './release-register.ts'
import { ratingImportRoutes } from './workbench/import.routes.tsx'
import { ratingRoutes, readers } from './workbench/ratings.routes.tsx'
import { ratingReleaseRoutes } from './workbench/release.routes.tsx'
import { ratingsSigning } from './workbench/signing.tsx'

/** 等级（星级）评定: a register of who holds which level, public as on any day. */
export const ratings: ModuleManifest = {
  name: 'ratings',
  label: '等级评定',
  optional: true,
  routes: [...registerPortalRoutes, ...ratingImportRoutes, ...ratingReleaseRoutes, ...ratingRoutes],
  menu: [{ href: RATINGS_DESK, label: '等级评定', group: '发布', position: 28, any: readers.any }],
  columnPart: ratingsColumnPart,
  dutyKinds: [
    { kind: RELEASE_DUTY, name: '公布等级评定', signing: ratingsSigning },
    { kind: EXPIRY_DUTY, name: '复核等级到期' },
  ],
  jobs: [watchRatingsJob],
  settings: ratingSettings,
  ledgerWords: ratingWords,
}
