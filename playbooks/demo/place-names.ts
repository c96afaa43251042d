// The stores of the demo mall and the streets its customers live in, in the language that was chosen. The streets are invented.
import type { Language } from '#api/values';
import type { DemoStore } from './demo-company.ts';

type Texts = Record<Language, string>;

export const companyName: Texts = {
  'zh-CN': '榆林里家居商城（演示）',
  ru: 'Мебельный центр «Вязовая аллея» (демо)',
  en: 'Elmside Home Mall (demo)',
};

const stores: { code: string; name: Texts; city: Texts; address: Texts }[] = [
  {
    code: 'SH',
    name: { 'zh-CN': '上海榆林里店', ru: 'Вязовая аллея, Шанхай', en: 'Elmside Shanghai' },
    city: { 'zh-CN': '上海', ru: 'Шанхай', en: 'Shanghai' },
    address: { 'zh-CN': '白鹭大道 118 号', ru: 'пр. Белых Цапель, 118', en: '118 Egret Avenue' },
  },
  {
    code: 'CD',
    name: { 'zh-CN': '成都榆林里店', ru: 'Вязовая аллея, Чэнду', en: 'Elmside Chengdu' },
    city: { 'zh-CN': '成都', ru: 'Чэнду', en: 'Chengdu' },
    address: { 'zh-CN': '半坡东路 9 号', ru: 'ул. Баньпо Восточная, 9', en: '9 Banpo East Road' },
  },
  {
    code: 'HB',
    name: { 'zh-CN': '哈尔滨榆林里店', ru: 'Вязовая аллея, Харбин', en: 'Elmside Harbin' },
    city: { 'zh-CN': '哈尔滨', ru: 'Харбин', en: 'Harbin' },
    address: { 'zh-CN': '云杉街 77 号', ru: 'ул. Еловая, 77', en: '77 Spruce Street' },
  },
];

export function makeStores(language: Language): DemoStore[] {
  return stores.map(({ code, name, city, address }) => ({
    code,
    name: name[language],
    city: city[language],
    address: address[language],
    timeZone: 'Asia/Shanghai',
  }));
}

const streets: Record<Language, readonly string[]> = {
  'zh-CN': ['槐荫路', '青砚街', '山茶巷', '拾光路', '竹间路', '澜石街', '麦浪路', '银杏里'],
  ru: ['ул. Ивовая', 'ул. Каменный Ручей', 'пер. Камелий', 'ул. Бамбуковая', 'ул. Янтарная', 'ул. Пшеничная'],
  en: ['Willow Street', 'Inkstone Lane', 'Camellia Road', 'Bamboo Walk', 'Amber Street', 'Wheatfield Road'],
};

/** A door somewhere in the city: street, house, flat. */
export function makeAddress(
  language: Language,
  city: string,
  pick: <T>(from: readonly T[]) => T,
  house: number,
  flat: number,
): string {
  const street = pick(streets[language]);
  if (language === 'zh-CN') return `${city}市${street} ${house} 号 ${flat} 室`;
  return language === 'ru'
    ? `${city}, ${street}, д. ${house}, кв. ${flat}`
    : `${house} ${street}, flat ${flat}, ${city}`;
}
