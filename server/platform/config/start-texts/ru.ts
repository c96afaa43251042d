// What the console says of a start, in Russian.
import type { en } from './en.ts';

export const ru: Record<keyof typeof en, string> = {
  ready: 'Makegood готов. Войдите один раз по этой ссылке: {{link}}',
  portTaken:
    'Порт {{port}} на {{host}} занят другой программой: остановите её или выберите другой порт через PORT, например PORT={{next}} npm start.',
  portForbidden:
    'Этому пользователю нельзя слушать {{at}}: выберите через PORT порт от 1024 и поставьте впереди веб-сервер.',
  hostUnknown:
    'HOST указан как «{{host}}», а это не адрес этой машины: укажите 127.0.0.1 только для неё или 0.0.0.0 для всех её сетей.',
  databaseTooOld:
    'База данных {{where}} — это PostgreSQL {{version}}, а Makegood нужна версия 15 или новее: обновите сервер или уберите DATABASE_URL, чтобы работала встроенная.',
  databaseOfAnother:
    'База данных {{where}} создана другой версией этой программы ({{message}}): запустите ту версию или восстановите резервную копию в новый домашний каталог.',
  ownerBound:
    'Пользователь из DATABASE_URL наследует роль makegood_app в базе данных {{where}} и не увидел бы ни одной компании: выполните «revoke makegood_app from» для него и запустите снова.',
  databaseSilent:
    'База данных {{where}} не отвечает ({{reason}}): проверьте, что сервер работает и что в DATABASE_URL указаны верные узел и порт.',
  databaseUntrusted:
    'Базе данных {{where}} нельзя доверять по TLS ({{reason}}): исправьте её сертификат или sslmode в DATABASE_URL.',
  signInRefused: 'База данных {{where}} отказала во входе: проверьте пользователя и пароль в DATABASE_URL.',
  databaseMissing: 'Базы данных {{where}} нет: создайте её командой CREATE DATABASE или исправьте DATABASE_URL.',
  mayNotPrepare:
    'Пользователь из DATABASE_URL не может подготовить базу данных {{where}}: сделайте его владельцем с правом создавать роли (create roles) или пусть администратор выполнит: create role makegood_app login; create role makegood_gate noinherit; grant makegood_app to makegood_gate; и grant makegood_gate этому пользователю.',
  noConnectionLeft:
    'У базы данных {{where}} не осталось соединений: увеличьте max_connections или закройте другие программы.',
  databaseDiskFull: 'Диск базы данных {{where}} заполнен: освободите место и запустите снова; ничего не повреждено.',
  databaseReplica: 'База данных {{where}} — копия только для чтения: укажите в DATABASE_URL основной сервер.',
  ofTheHome: 'домашнего каталога {{home}}',
  inDatabaseUrl: 'из DATABASE_URL',
  onThisMachine: 'на этой машине',
  homeFull:
    'Диск с домашним каталогом {{home}} заполнен: освободите хотя бы 64 МБ или перенесите каталог и задайте MAKEGOOD_HOME; ничего не повреждено.',
  homeNoFolder:
    'Домашний каталог {{home}} — не каталог: уберите файл с этим именем или задайте в MAKEGOOD_HOME каталог.',
  homeReadOnly:
    'Домашний каталог {{home}} нельзя использовать, его диск подключён только для чтения: подключите его для записи или задайте в MAKEGOOD_HOME доступный каталог.',
  homeUnwritable:
    'Домашний каталог {{home}} нельзя использовать, этому пользователю нельзя туда писать: смените владельца или задайте в MAKEGOOD_HOME доступный каталог.',
  homeInUse:
    'Домашний каталог {{home}} уже использует другой Makegood (процесс {{pid}}): сначала остановите его или дайте этому свой через MAKEGOOD_HOME.',
  homeInUseElsewhere:
    'Домашний каталог {{home}} уже использует другой Makegood на {{machine}}: сначала остановите его или дайте этому свой через MAKEGOOD_HOME.',
  folderOfAnother:
    'Каталог {{folder}} принадлежит другому пользователю, базу данных там открыть нельзя: удалите его или задайте в TMPDIR свой каталог.',
  programsOfAnother:
    'Каталог {{folder}} принадлежит другому пользователю, программы PostgreSQL там хранить нельзя: удалите его или выберите другой MAKEGOOD_HOME.',
  noPrograms:
    'В этой установке нет встроенной базы данных для {{machine}}: выполните `npm ci` с необязательными пакетами или укажите в DATABASE_URL PostgreSQL 15 или новее.',
  folderFull:
    'Диск с каталогом {{folder}} заполнен: освободите хотя бы 200 МБ и запустите снова; ничего не повреждено.',
  embeddedSilent: 'Встроенная база данных в {{folder}} не запускается: {{reason}}. Её журнал лежит в {{log}}.',
  embeddedNotCreated:
    'Встроенную базу данных не удалось создать в {{folder}}: {{reason}}. Устраните это или укажите в DATABASE_URL PostgreSQL 15 или новее.',
  embeddedOfAnother:
    'База данных в {{folder}} создана PostgreSQL {{version}}, а этот Makegood несёт {{ours}}: запустите её тем Makegood, который её создал, выполните `bin/makegood backup` и восстановите в новый домашний каталог.',
  optionEmpty: '{{name}} требует значения: напишите {{example}}.',
  optionUnknown: '{{name}} — не параметр start: он знает --home КАТАЛОГ, --port ЧИСЛО и --story-clock.',
  portWrong:
    '{{name}} указан как «{{value}}», это не порт: задайте целое число от 1 до 65535 или уберите, тогда будет 4300.',
  databaseUrlWrong:
    'DATABASE_URL — не адрес базы данных PostgreSQL: напишите postgres://USER:PASSWORD@HOST:5432/DATABASE или уберите, тогда будет встроенная.',
  bucketWrong:
    'FILES_S3_URL — не адрес корзины S3: напишите https://KEY:SECRET@HOST/BUCKET?region=REGION, знаки / + @ и % в ключе и секрете — через проценты, или уберите.',
  quotaWrong:
    'FILES_QUOTA указан как «{{value}}», это не размер: напишите, например, 500MB, 50GB или 2TB или уберите, тогда будет 50GB.',
  publicUrlWrong:
    'MAKEGOOD_PUBLIC_URL указан как «{{value}}», его не открыть: напишите, например, https://care.example.com.',
  logLevelWrong: 'LOG_LEVEL указан как «{{value}}», такого уровня нет: выберите один из {{levels}}.',
  secretKeyWrong:
    'MAKEGOOD_SECRET_KEY не является ключом: укажите 64 шестнадцатеричные цифры или уберите переменную, тогда возьмётся ключ из домашней папки.',
  proxyWrong:
    'TRUST_PROXY указан как «{{value}}»: задайте число прокси впереди (от 1 до 9) или их адреса, например 10.0.0.0/8,loopback.',
  homeWasInUse: 'Домашний каталог {{home}} только что использовался на {{machine}}; ждём, используется ли он ещё.',
  migrationChanged: 'миграция {{name}} изменена после того, как была применена здесь',
  backupUnfinished:
    'В каталоге {{folder}} нет manifest.json, это не законченная резервная копия: укажите каталог, который напечатал `makegood backup`.',
  backupListChanged: 'В каталоге {{folder}} файл manifest.json изменён после записи: возьмите другую резервную копию.',
  backupOfLater: 'Каталог {{folder}} создан более новой версией Makegood: восстановите его той версией.',
  backupFileCut: 'Каталог {{folder}} повреждён, {{path}} отсутствует или обрезан: возьмите другую резервную копию.',
  backupFileChanged: 'Каталог {{folder}} повреждён, {{path}} изменён: возьмите другую резервную копию.',
  backupRowsLost:
    'В каталоге {{folder}} строк таблицы {{table}}: {{rows}}, а дошло {{loaded}}: возьмите другую резервную копию.',
  backupHomeTaken:
    'Каталог {{folder}} нельзя восстановить в {{home}}, там уже есть база данных: выберите новый домашний каталог.',
  backupDatabaseTaken:
    'Каталог {{folder}} нельзя восстановить в базу данных из DATABASE_URL, там уже есть Makegood: укажите пустую базу данных.',
  backupOfOtherTables:
    'Каталог {{folder}} создан на миграции {{theirs}}, а эта программа на {{ours}}: восстановите его с Makegood {{version}} в пустую базу данных, затем запустите на ней новую версию.',
  databaseWithoutMakegood:
    'В базе данных из DATABASE_URL нет Makegood: запустите на ней Makegood один раз или исправьте DATABASE_URL.',
  tenantsHidden:
    'Пользователь из DATABASE_URL видит компаний: {{seen}} из {{all}}, копия была бы неполной: отзовите у него роль makegood_app, права которой он наследует, и запустите Makegood один раз или делайте копию от имени суперпользователя.',
  pageDamaged:
    'База данных повреждена: страница {{page}} файла {{path}} не сходится с контрольной суммой, поэтому копия не сделана; восстановите последнюю исправную копию и проверьте диск.',
  databaseBusy: 'База данных ещё не готова ({{state}}); ждём её. Её журнал лежит в {{log}}.',
  databaseRecovering: 'База данных восстанавливается после резкой остановки. Её журнал лежит в {{log}}.',
};
