// Who may import whom (docs/architecture.md, "Rooms"). Every finding is an error.
const DOMAIN = '^src/modules/[^/]+/([^/]+)/domain/'
const PAGES = '^src/modules/[^/]+/[^/]+/(portal|workbench)/'
const rule = (name, from, to, comment) => ({ name, severity: 'error', comment, from, to })
const TESTS = '\\.test\\.tsx?$'
const ROOMS_ORDER = ['organisation', 'rules', 'duties', 'publication', 'search', 'intake', 'archives']

module.exports = {
  forbidden: [
    rule('no-cycles', {}, { circular: true }, 'A cycle means two files are one idea.'),
    rule(
      'kernel-is-pure',
      { path: '^src/kernel/', pathNot: TESTS },
      { pathNot: '^src/kernel/' },
      'kernel imports nothing but itself.',
    ),
    rule(
      'domain-is-pure',
      { path: DOMAIN, pathNot: TESTS },
      { pathNot: ['^src/kernel/', '^src/modules/[^/]+/$1/domain/'] },
      'Law is pure functions: kernel and its own folder only.',
    ),
    rule(
      'platform-knows-no-module',
      { path: '^src/platform/' },
      { path: '^src/(ui|modules|site|workbench|main)/' },
      'platform stands below everything that has a duty.',
    ),
    rule(
      'ui-has-no-data',
      { path: '^src/ui/', pathNot: TESTS },
      { path: '^src/(platform|modules|site|workbench|main)/' },
      'ui parts are functions of their props.',
    ),
    rule(
      'store-speaks-sql-only',
      { path: '^src/modules/.*/store(/|\\.ts$)' },
      { path: '^src/(platform/(?!database)|ui|site|workbench|main)' },
      'A store sees the database and its own domain.',
    ),
    rule(
      'modules-meet-at-index',
      { path: '^src/modules/([^/]+)/([^/]+)/', pathNot: TESTS },
      {
        path: '^src/modules/([^/]+)/([^/]+)/',
        pathNot: ['^src/modules/$1/$2/', '^src/modules/[^/]+/[^/]+/index\\.ts$'],
      },
      'Others use index.ts only.',
    ),
    rule(
      'use-cases-know-no-page',
      { path: '^src/modules/.+\\.ts$', pathNot: [PAGES, TESTS, '/module\\.ts$', '/demo\\.ts$'] },
      { path: ['^src/(ui|site|workbench|main)/', PAGES] },
      'Use cases know no page.',
    ),
    rule(
      'shells-use-index',
      { path: '^src/(site|workbench)/', pathNot: TESTS },
      { path: '^src/modules/', pathNot: '/index\\.ts$' },
      'Shells use index.ts only.',
    ),
    rule(
      'only-main-assembles',
      { path: '^src/(?!main/)', pathNot: TESTS },
      { path: '^src/main/' },
      'Only main assembles.',
    ),
    rule(
      'main-uses-manifests',
      { path: '^src/main/' },
      { path: '^src/modules/', pathNot: '/(module|index)\\.ts$' },
      'main reaches modules through their manifest.',
    ),
    rule(
      'rooms-use-ground-only',
      { path: '^src/modules/(publishing|casework|delivery)/([^/]+)/' },
      { path: '^src/modules/(publishing|casework|delivery)/', pathNot: '^src/modules/$1/$2/' },
      'Rooms other than ground meet through events.',
    ),
    rule(
      'ground-knows-no-other-room',
      { path: '^src/modules/ground/' },
      { path: '^src/modules/(publishing|casework|delivery)/' },
      'ground stands below the other rooms.',
    ),
    ...ROOMS_ORDER.slice(0, -1).map((module, place) =>
      rule(
        `ground-order-${module}`,
        { path: `^src/modules/ground/${module}/` },
        { path: `^src/modules/ground/(${ROOMS_ORDER.slice(place + 1).join('|')})/` },
        'In ground each module may use those before it.',
      ),
    ),
    rule(
      'no-tests-in-production',
      { path: '^src/', pathNot: TESTS },
      { path: ['^test/', TESTS] },
      'Production code imports no test.',
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^node_modules|\\.d\\.ts$' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
}
