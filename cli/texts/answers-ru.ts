// What the commands answer and why they cannot, in Russian.
import type { answersEn } from './answers-en.ts';

export const answersRu: Record<keyof typeof answersEn, string> = {
  unknownCommand: 'У makegood нет команды «{{name}}»: их список даёт `makegood --help`.',
  unknownCommandNear:
    'У makegood нет команды «{{name}}» (может быть, «{{near}}»?): список команд даёт `makegood --help`.',
  wordsMissing: 'makegood {{name}} требует {{usage}}: смотрите `makegood {{name}} --help`.',
  wordUnknown: 'makegood {{name}} не понимает «{{word}}»: смотрите `makegood {{name}} --help`.',
  optionUnusable: 'makegood {{name}} не может принять параметр {{option}}: смотрите `makegood {{name}} --help`.',
  languageUnknown: '--language — одно из {{languages}}.',
  startElsewhere: 'Сервер запускается через `bin/makegood start` или `npm start`.',
  homeMissing:
    'В домашнем каталоге {{home}} нет Makegood: запустите его там один раз или укажите верный каталог через MAKEGOOD_HOME или --home.',
  fileUnreadable: '{{file}} не читается ({{reason}}).',
  fileLarge: '{{file}} больше {{megabytes}} МБ.',
  fileNotJson: '{{file}} — не JSON ({{reason}}).',

  'backup.made': '{{folder}}: файлов {{files}}, {{megabytes}} МБ, сделано за {{seconds}} с.',
  'restore.cluster': 'Копия от {{madeAt}} восстановлена (таблиц {{tables}}, в {{home}}) за {{seconds}} с.',
  'restore.tables': 'Копия от {{madeAt}} восстановлена (таблиц {{tables}}, строк {{rows}}) за {{seconds}} с.',
  'restore.ofHome':
    'Каталог {{folder}} снят с домашнего каталога со своей базой данных: уберите DATABASE_URL и укажите новый домашний каталог.',
  'restore.notEmpty':
    'Каталог {{folder}} нельзя восстановить в {{home}}, он не пуст: укажите новый домашний каталог через --home или добавьте --force-into-new, чтобы отложить старый в сторону.',
  'restore.inUse': 'Домашний каталог {{home}} используется (процесс {{pid}}): остановите его перед восстановлением.',
  'restore.movedAside': 'То, что было в {{home}}, теперь лежит в {{aside}}.',

  'decide.playbooks': '--playbook — одно из {{playbooks}}.',
  'decide.tooMany': 'В {{file}} случаев {{count}}; за раз судится не больше {{most}}.',
  'decide.case': 'случай {{number}}: {{what}}',
  'decide.notRead': 'не прочитано: {{fields}}',
  'decide.misread': 'не читается ({{reason}})',

  'story.count': 'сбылось {{kept}}, не сбылось {{failed}}',
  'story.kept': 'сбылось',
  'story.failed': 'НЕТ    ',
  'story.difference': '{{field}}: ожидалось {{expected}}, на деле {{found}}',
  'story.serverEnded': 'сервер истории завершился с кодом {{code}}, не успев подготовиться',

  'promises.question': 'promises: есть только один вопрос, `promises overdue`.',
  'promises.misread': 'promises: значение --{{option}} непонятно.',
  'promises.total': '{{company}}, {{on}}: договоров {{contracts}}, просроченных обещаний {{promises}}',
  'promises.headings': 'срок\tдней просрочки\tдоговор\tклиент\tпродавец\tмагазин',

  'plan.number': '--{{option}} — число от {{least}}, а не «{{typed}}».',
  'plan.wholeNumber': '--{{option}} — целое число от {{least}}, а не «{{typed}}».',
  'plan.threadsMost': '--threads не больше 64.',
  'plan.turnsAlone': '--turns бывает только с одним потоком: что найдут несколько, зависит от машины.',
  'plan.cost': 'стоимость     {{total}}',
  'plan.vehicles': 'машины        {{used}} из {{all}}',
  'plan.planned': 'в плане       {{planned}} из {{all}}',
  'plan.unplanned': 'не в плане    {{unplanned}}',
  'plan.holds': 'проверяющий   план верен: все правила соблюдены, стоимость сходится',
  'plan.fault':
    'проверяющий   {{rule}} {{what}}: смена {{shift}}, работа {{job}}, найдено {{found}}, допустимо {{allowed}}',
  'plan.part.travel': 'дорога',
  'plan.part.shifts': 'смены',
  'plan.part.work': 'работа',
  'plan.part.overtime': 'сверхурочные',
  'plan.part.lateness': 'опоздания',
  'plan.part.notPreferred': 'не тот мастер',
  'plan.part.unplanned': 'не в плане',

  'import.keyMissing': 'import: нужен ключ API: создайте его в настройках и передайте через --key или MAKEGOOD_KEY.',
  'import.nobody': 'import: по адресу {{url}} Makegood не отвечает: запустите его или укажите адрес через --url.',
  'import.noMapping': 'import: {{file}} — не соответствие столбцов: создайте его через --save-map.',
  'import.progress':
    '{{percent}} %  строк {{rows}}  новых {{added}}  изменено {{changed}}  без изменений {{unchanged}}  плохих {{bad}}',
  'import.line': 'строка {{line}}',
};
