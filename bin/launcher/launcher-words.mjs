// What the launcher says, in the language of the console: before packages and a newer Node are here, so in plain JavaScript.

export const launcherTexts = {
  en: {
    step: '{{title}} …',
    stepDone: '{{title}}: done in {{seconds}} s',
    packages: 'Installing packages',
    packagesFailed: 'The packages could not be installed:\n{{said}}',
    npmMissing: 'npm does not run ({{reason}}): install npm beside Node and start again.',
    node: 'Bringing Node {{version}}',
    nodeFailed:
      'Makegood runs on Node {{version}}, this is {{ours}}, and one for {{machine}} could not be brought ({{reason}}): install Node {{version}} and start again.',
    noReason: 'no reason given',
    nodeDead: '{{program}} does not run ({{reason}}): install Node again.',
    pages: 'Building the pages',
    pagesFailed: 'The pages could not be built:\n{{said}}',
    noMeasurements: 'There are no measurements in this copy: bench/main.ts is missing.',
    chromium: 'Installing Chromium for the browser tests',
    chromiumNone: 'No Chromium here, so the browser tests skip: install it, or name one in MAKEGOOD_CHROMIUM.',
    chromiumFailed: 'apt-get could not install chromium: {{reason}}',
    types: 'types',
    form: 'form',
    imports: 'imports',
    unused: 'unused code',
    passed: 'ok    ',
    failed: 'FAILED',
    checksFailed: 'Failed before the tests: {{checks}}.',
  },
  ru: {
    step: '{{title}} …',
    stepDone: '{{title}}: готово за {{seconds}} с',
    packages: 'Установка пакетов',
    packagesFailed: 'Пакеты не удалось установить:\n{{said}}',
    npmMissing: 'npm не запускается ({{reason}}): установите npm рядом с Node и запустите снова.',
    node: 'Загрузка Node {{version}}',
    nodeFailed:
      'Makegood работает на Node {{version}}, а здесь {{ours}}, и загрузить его для {{machine}} не удалось ({{reason}}): установите Node {{version}} и запустите снова.',
    noReason: 'причина не названа',
    nodeDead: '{{program}} не запускается ({{reason}}): установите Node заново.',
    pages: 'Сборка страниц',
    pagesFailed: 'Страницы не удалось собрать:\n{{said}}',
    noMeasurements: 'В этой копии нет измерений: отсутствует bench/main.ts.',
    chromium: 'Установка Chromium для проверок в браузере',
    chromiumNone:
      'Здесь нет Chromium, проверки в браузере пропускаются: установите его или укажите в MAKEGOOD_CHROMIUM.',
    chromiumFailed: 'apt-get не смог установить chromium: {{reason}}',
    types: 'типы',
    form: 'оформление',
    imports: 'импорты',
    unused: 'неиспользуемый код',
    passed: 'верно ',
    failed: 'ПЛОХО ',
    checksFailed: 'Не прошло до тестов: {{checks}}.',
  },
  'zh-CN': {
    step: '{{title}} …',
    stepDone: '{{title}}：已完成，用时 {{seconds}} 秒',
    packages: '正在安装软件包',
    packagesFailed: '无法安装软件包：\n{{said}}',
    npmMissing: 'npm 无法运行（{{reason}}）：请在 Node 旁安装 npm，然后重新启动。',
    node: '正在获取 Node {{version}}',
    nodeFailed:
      'Makegood 需要 Node {{version}}，当前是 {{ours}}，且无法为 {{machine}} 获取（{{reason}}）：请安装 Node {{version}} 后重新启动。',
    noReason: '没有说明原因',
    nodeDead: '{{program}} 无法运行（{{reason}}）：请重新安装 Node。',
    pages: '正在构建页面',
    pagesFailed: '无法构建页面：\n{{said}}',
    noMeasurements: '本副本没有测量程序：缺少 bench/main.ts。',
    chromium: '正在为浏览器测试安装 Chromium',
    chromiumNone: '这里没有 Chromium，浏览器测试将跳过：请安装，或用 MAKEGOOD_CHROMIUM 指定。',
    chromiumFailed: 'apt-get 无法安装 chromium：{{reason}}',
    types: '类型',
    form: '格式',
    imports: '引用',
    unused: '未使用的代码',
    passed: '通过',
    failed: '失败',
    checksFailed: '测试之前未通过：{{checks}}。',
  },
};

/** The same choice as the server's (CONF-4), which a Node of 18 could not load. */
export function launcherLanguage(env = process.env, ofSystem = Intl.DateTimeFormat().resolvedOptions().locale) {
  const named = [env.MAKEGOOD_LANGUAGE, env.LC_ALL, env.LC_MESSAGES, env.LANG].find((one) => one?.trim());
  const code = (named ?? ofSystem).slice(0, 2).toLowerCase();
  if (code === 'zh') return 'zh-CN';
  return code === 'ru' ? 'ru' : 'en';
}

/** One sentence; values stand in double braces. */
export function inWords(text, facts = {}) {
  return launcherTexts[launcherLanguage()][text].replace(/\{\{(\w+)\}\}/g, (_, name) => String(facts[name] ?? ''));
}
