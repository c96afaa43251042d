// What every screen stands in: answers, words, the reader's formats and the look.
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { ConfigProvider, type ConfigProviderProps } from 'antd';
import { type ReactNode, useEffect, useState, useSyncExternalStore } from 'react';
import type { Language } from '#api/values';
import { useLanguage } from '../lib/use-language.ts';
import { NoticeBoard } from '../ui/notice-board.tsx';
import { themeFor } from '../ui/theme.ts';

type Locale = NonNullable<ConfigProviderProps['locale']>;

// antd writes modules its own types take for CommonJS, so what arrives is looked at before it is believed.
const locales: Record<Language, () => Promise<{ default: unknown }>> = {
  'zh-CN': () => import('antd/es/locale/zh_CN.js'),
  ru: () => import('antd/es/locale/ru_RU.js'),
  en: () => import('antd/es/locale/en_US.js'),
};

export function Providers({ client, children }: { client: QueryClient; children: ReactNode }) {
  const language = useLanguage();
  const isDark = useSyncExternalStore(followScheme, () => scheme().matches);
  const [locale, setLocale] = useState<Locale>();
  useEffect(() => {
    let wanted = true;
    void locales[language]().then((module) => {
      if (wanted) setLocale(localeIn(module.default));
    });
    return () => {
      wanted = false;
    };
  }, [language]);
  return (
    <QueryClientProvider client={client}>
      <ConfigProvider locale={locale} theme={themeFor(isDark)} button={{ autoInsertSpace: false }}>
        <NoticeBoard>{children}</NoticeBoard>
      </ConfigProvider>
    </QueryClientProvider>
  );
}

function localeIn(given: unknown): Locale | undefined {
  if (typeof given !== 'object' || given === null) return undefined;
  return 'locale' in given ? (given as Locale) : localeIn((given as { default?: unknown }).default);
}

function scheme(): MediaQueryList {
  return matchMedia('(prefers-color-scheme: dark)');
}

function followScheme(changed: () => void): () => void {
  const list = scheme();
  list.addEventListener('change', changed);
  return () => list.removeEventListener('change', changed);
}
