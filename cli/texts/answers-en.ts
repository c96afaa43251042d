// What the commands answer and why they cannot, in English.

export const answersEn = {
  unknownCommand: 'makegood has no command "{{name}}": `makegood --help` lists them.',
  unknownCommandNear: 'makegood has no command "{{name}}" (did you mean "{{near}}"?): `makegood --help` lists them.',
  wordsMissing: 'makegood {{name}} needs {{usage}}: see `makegood {{name}} --help`.',
  wordUnknown: 'makegood {{name}} does not know "{{word}}": see `makegood {{name}} --help`.',
  optionUnusable: 'makegood {{name}} cannot use the option {{option}}: see `makegood {{name}} --help`.',
  languageUnknown: '--language is one of {{languages}}.',
  startElsewhere: 'The server is started by `bin/makegood start` or `npm start`.',
  homeMissing:
    'There is no Makegood in the home {{home}}: start it there once, or name the right one with MAKEGOOD_HOME or --home.',
  fileUnreadable: '{{file}} cannot be read ({{reason}}).',
  fileLarge: '{{file}} is larger than {{megabytes}} MB.',
  fileNotJson: '{{file}} is not JSON ({{reason}}).',

  'backup.made': '{{folder}} holds {{files}} files, {{megabytes}} MB, made in {{seconds}} s.',
  'restore.cluster': 'The backup of {{madeAt}} is restored ({{tables}} tables in {{home}}) in {{seconds}} s.',
  'restore.tables': 'The backup of {{madeAt}} is restored ({{tables}} tables, {{rows}} rows) in {{seconds}} s.',
  'restore.ofHome':
    'The folder {{folder}} is of a home with its own database: leave DATABASE_URL out and name a new home.',
  'restore.notEmpty':
    'The folder {{folder}} cannot go into {{home}}, which is not empty: name a new home with --home, or add --force-into-new to move the old one aside.',
  'restore.inUse': 'The home {{home}} is in use (process {{pid}}): stop it before a restore.',
  'restore.movedAside': 'What {{home}} held is now in {{aside}}.',

  'decide.playbooks': '--playbook is one of {{playbooks}}.',
  'decide.tooMany': '{{file}} holds {{count}} cases; at most {{most}} are judged at once.',
  'decide.case': 'case {{number}}: {{what}}',
  'decide.notRead': 'not read: {{fields}}',
  'decide.misread': 'cannot be read ({{reason}})',

  'story.count': '{{kept}} kept, {{failed}} failed',
  'story.kept': 'kept  ',
  'story.failed': 'FAILED',
  'story.difference': '{{field}}: expected {{expected}}, found {{found}}',
  'story.serverEnded': 'the story’s server ended with code {{code}} before it was ready',

  'promises.question': 'promises: the only question is `promises overdue`.',
  'promises.misread': 'promises: --{{option}} is not understood.',
  'promises.total': '{{company}}, {{on}}: {{contracts}} contracts, {{promises}} promises overdue',
  'promises.headings': 'due\tdays late\tcontract\tcustomer\tmerchant\tstore',

  'plan.number': '--{{option}} is a number from {{least}}, not "{{typed}}".',
  'plan.wholeNumber': '--{{option}} is a whole number from {{least}}, not "{{typed}}".',
  'plan.threadsMost': '--threads is at most 64.',
  'plan.turnsAlone': '--turns is for one thread: what several find depends on the machine.',
  'plan.cost': 'cost       {{total}}',
  'plan.vehicles': 'vehicles   {{used}} of {{all}}',
  'plan.planned': 'planned    {{planned}} of {{all}}',
  'plan.unplanned': 'unplanned  {{unplanned}}',
  'plan.holds': 'checker    the plan holds: every rule is kept and the cost agrees',
  'plan.fault': 'checker    {{rule}} {{what}}: shift {{shift}}, job {{job}}, found {{found}}, allowed {{allowed}}',
  'plan.part.travel': 'travel',
  'plan.part.shifts': 'shifts',
  'plan.part.work': 'work',
  'plan.part.overtime': 'overtime',
  'plan.part.lateness': 'lateness',
  'plan.part.notPreferred': 'not preferred',
  'plan.part.unplanned': 'unplanned',

  'import.keyMissing': 'import: an API key is needed: make one under Settings, and give it with --key or MAKEGOOD_KEY.',
  'import.nobody': 'import: no Makegood answers at {{url}}: start it, or give its address with --url.',
  'import.noMapping': 'import: {{file}} is no mapping: make one with --save-map.',
  'import.progress':
    '{{percent}} %  rows {{rows}}  added {{added}}  changed {{changed}}  unchanged {{unchanged}}  bad {{bad}}',
  'import.line': 'line {{line}}',
};
