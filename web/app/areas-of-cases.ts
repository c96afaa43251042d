// The areas of cases: cases, the search for others, incidents, decisions to sign, what lateness costs, letters, and how fast it all goes.
import type { Area } from './area.ts';

export const areasOfCases: readonly Area[] = [
  {
    id: 'cases',
    path: '/cases',
    permission: 'case.read',
    icon: 'case',
    text: 'area.cases',
    about: 'about.cases',
    group: 'flow',
    load: () => import('../flow/2-cases/cases/cases-screen.tsx').then((module) => module.CasesScreen),
    pages: [
      {
        path: '/cases/new',
        load: () => import('../flow/2-cases/cases/open-case-screen.tsx').then((module) => module.OpenCaseScreen),
      },
      {
        path: '/cases/finished',
        load: () => import('../flow/2-cases/finished/finished-screen.tsx').then((module) => module.FinishedCasesScreen),
      },
      {
        path: '/cases/orphans',
        load: () => import('../flow/2-cases/clocks/orphans-screen.tsx').then((module) => module.OrphansScreen),
      },
      {
        path: '/cases/$caseId',
        load: () => import('../flow/2-cases/case/case-screen.tsx').then((module) => module.CaseScreen),
      },
    ],
  },
  {
    id: 'inbox',
    path: '/inbox',
    permission: 'case.read',
    icon: 'inbox',
    text: 'area.inbox',
    about: 'about.inbox',
    group: 'flow',
    load: () => import('../flow/2-cases/inbox/inbox-screen.tsx').then((module) => module.InboxScreen),
  },
  {
    id: 'calls',
    path: '/calls',
    permission: 'call.take',
    icon: 'message',
    text: 'area.calls',
    about: 'about.calls',
    group: 'flow',
    load: () => import('../flow/2-cases/calls/calls-screen.tsx').then((module) => module.CallsScreen),
  },
  {
    id: 'sweeps',
    path: '/sweeps',
    permission: 'sweep.read',
    icon: 'call',
    text: 'area.sweeps',
    about: 'about.sweeps',
    group: 'flow',
    load: () => import('../flow/6-learning/sweeps/sweeps-screen.tsx').then((module) => module.SweepsScreen),
    pages: [
      {
        path: '/sweeps/new',
        load: () =>
          import('../flow/6-learning/sweeps/start-sweep-screen.tsx').then((module) => module.StartSweepScreen),
      },
      {
        path: '/sweeps/$sweepId',
        load: () => import('../flow/6-learning/sweeps/sweep-screen.tsx').then((module) => module.SweepScreen),
      },
      {
        path: '/sweeps/$sweepId/call',
        load: () => import('../flow/6-learning/sweeps/call-screen.tsx').then((module) => module.CallScreen),
      },
    ],
  },
  {
    id: 'incidents',
    path: '/incidents',
    permission: 'case.read',
    icon: 'incident',
    text: 'area.incidents',
    about: 'about.incidents',
    group: 'flow',
    load: () => import('../flow/2-cases/incidents/incidents-screen.tsx').then((module) => module.IncidentsScreen),
    pages: [
      {
        path: '/incidents/$incidentId',
        load: () => import('../flow/2-cases/incidents/incident-screen.tsx').then((module) => module.IncidentScreen),
      },
    ],
  },
  {
    id: 'warnings',
    path: '/warnings',
    permission: 'case.read',
    icon: 'warning',
    text: 'area.warnings',
    about: 'about.warnings',
    group: 'flow',
    load: () => import('../flow/6-learning/warnings/warnings-screen.tsx').then((module) => module.WarningsScreen),
    pages: [
      {
        path: '/warnings/$warningId',
        load: () => import('../flow/6-learning/warnings/warning-screen.tsx').then((module) => module.WarningScreen),
      },
    ],
  },
  {
    id: 'decisions',
    path: '/decisions',
    permission: 'decision.read',
    icon: 'sign',
    text: 'area.decisions',
    about: 'about.decisions',
    group: 'flow',
    load: () =>
      import('../flow/3-decisions/compensation/decisions-screen.tsx').then((module) => module.DecisionsScreen),
    pages: [
      {
        path: '/decisions/batches/$batchId',
        load: () => import('../flow/3-decisions/compensation/batch-screen.tsx').then((module) => module.BatchScreen),
      },
    ],
  },
  {
    id: 'exposure',
    path: '/exposure',
    permission: 'decision.read',
    icon: 'scales',
    text: 'area.exposure',
    about: 'about.exposure',
    group: 'flow',
    load: () => import('../flow/3-decisions/exposure/exposure-screen.tsx').then((module) => module.ExposureScreen),
  },
  {
    id: 'measures',
    path: '/measures',
    permission: 'measure.read',
    icon: 'measure',
    text: 'area.measures',
    about: 'about.measures',
    group: 'flow',
    load: () => import('../flow/6-learning/measures/measures-screen.tsx').then((module) => module.MeasuresScreen),
    pages: [
      {
        path: '/measures/desk',
        load: () => import('../flow/6-learning/desk-measures/desk-screen.tsx').then((module) => module.DeskScreen),
      },
    ],
  },
  {
    id: 'letters',
    path: '/letters',
    permission: 'decision.read',
    icon: 'terms',
    text: 'area.letters',
    about: 'about.letters',
    group: 'setup',
    load: () =>
      import('../flow/3-decisions/letters/letter-templates-screen.tsx').then((module) => module.LetterTemplatesScreen),
  },
  {
    id: 'knowledge',
    path: '/knowledge',
    permission: 'case.read',
    icon: 'help',
    text: 'area.knowledge',
    about: 'about.knowledge',
    group: 'flow',
    load: () => import('../flow/2-cases/knowledge/answers-screen.tsx').then((module) => module.AnswersScreen),
    pages: [
      {
        path: '/knowledge/answers/$answerId',
        load: () => import('../flow/2-cases/knowledge/answer-screen.tsx').then((module) => module.AnswerScreen),
      },
      {
        path: '/knowledge/trees',
        load: () => import('../flow/2-cases/knowledge/trees-screen.tsx').then((module) => module.TreesScreen),
      },
      {
        path: '/knowledge/trees/$treeId',
        load: () => import('../flow/2-cases/knowledge/tree-screen.tsx').then((module) => module.TreeScreen),
      },
    ],
  },
  {
    id: 'clocks',
    path: '/clocks',
    permission: 'case.read',
    icon: 'clock',
    text: 'area.clocks',
    about: 'about.clocks',
    group: 'setup',
    load: () => import('../flow/2-cases/clocks/clocks-screen.tsx').then((module) => module.ClocksScreen),
  },
  {
    id: 'channels',
    path: '/channels',
    permission: 'channel.setup',
    icon: 'message',
    text: 'area.channels',
    about: 'about.channels',
    group: 'setup',
    load: () => import('../flow/setup/channels/channels-screen.tsx').then((module) => module.ChannelsScreen),
  },
];
