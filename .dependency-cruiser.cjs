/** The layer rules of the house: see the map of folders in README.md. */
const service = '^services/(?!(?:seedwork|tools|acceptance)/)([^/]+)/src';

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'domain-depends-on-nothing',
      comment: 'A domain imports itself and the domain of seedwork alone; ids come from uuid.',
      severity: 'error',
      from: { path: '^services/[^/]+/src/domain/' },
      to: { pathNot: ['^services/[^/]+/src/domain/', 'node_modules/uuid/'] },
    },
    {
      name: 'application-depends-on-domain',
      comment: 'Use cases know the domain and the application layer of seedwork.',
      severity: 'error',
      from: { path: '^services/(?!seedwork/)[^/]+/src/application/' },
      to: {
        path: '^(services|operator|local)/',
        pathNot: ['^services/[^/]+/src/(domain|application)/'],
      },
    },
    {
      name: 'no-service-imports-another',
      comment:
        'Tools are the hands of an operator, who may look into every service; no service looks into them.',
      severity: 'error',
      from: { path: service },
      to: { path: '^services/(?!seedwork/)[^/]+/', pathNot: '^services/$1/' },
    },
    {
      name: 'only-main-wires',
      comment: 'Nothing imports a composition root.',
      severity: 'error',
      from: { pathNot: '/test/' },
      to: { path: '^services/[^/]+/src/main\\.ts$' },
    },
    {
      name: 'api-and-infrastructure-stay-apart',
      severity: 'error',
      from: { path: '^services/(?!seedwork/)[^/]+/src/infrastructure/' },
      to: { path: '^services/[^/]+/src/api/' },
    },
    {
      name: 'production-needs-no-test-helpers',
      comment: 'What an image holds is dist/src: neither tests nor what seedwork offers to tests.',
      severity: 'error',
      from: { path: '/src/' },
      to: { path: ['^services/seedwork/testing/', '^[^/]+/test/', '^services/[^/]+/test/'] },
    },
    { name: 'no-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(/dist/|/node_modules/|\\.avsc$)' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      conditionNames: ['source', 'import', 'node', 'default'],
      exportsFields: ['exports'],
      extensions: ['.ts', '.js', '.json'],
    },
  },
};
