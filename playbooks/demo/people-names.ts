// Names for people who do not exist, in three languages, put together by chance from common parts.
import type { Language } from '#api/values';
import type { Chance } from './chance.ts';

const han = {
  family: [...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕'],
  first: [...'子雨思若宇欣嘉梓文晓佳志建国丽海春明静红'],
  second: [...'涵轩怡然晨悦琪航豪婷杰妍博薇宁峰兰玲军梅'],
};
const russian = {
  male: ['Алексей', 'Дмитрий', 'Сергей', 'Андрей', 'Иван', 'Максим', 'Павел', 'Николай', 'Роман', 'Егор'],
  female: ['Анна', 'Елена', 'Мария', 'Ольга', 'Татьяна', 'Ирина', 'Наталья', 'Дарья', 'Юлия', 'Вера'],
  family: [
    'Соколов',
    'Лебедев',
    'Козлов',
    'Новиков',
    'Морозов',
    'Волков',
    'Зайцев',
    'Павлов',
    'Голубев',
    'Фёдоров',
    'Белов',
    'Комаров',
  ],
  fathers: ['Алексеев', 'Дмитриев', 'Сергеев', 'Андреев', 'Иванов', 'Павлов'],
};
const english = {
  first: [
    'Grace',
    'Oliver',
    'Hannah',
    'Peter',
    'Nora',
    'James',
    'Ruth',
    'Daniel',
    'Clara',
    'Samuel',
    'Alice',
    'Martin',
  ],
  family: ['Hartwell', 'Osborne', 'Fielding', 'Marsh', 'Pryor', 'Whitcombe', 'Langley', 'Sutton', 'Carver', 'Bexley'],
};

/** How many of a hundred customers write in each script, by the language the demo was asked for. */
export const shares: Record<Language, Record<Language, number>> = {
  'zh-CN': { 'zh-CN': 90, ru: 6, en: 4 },
  ru: { 'zh-CN': 52, ru: 44, en: 4 },
  en: { 'zh-CN': 58, ru: 14, en: 28 },
};

export function makeName(chance: Chance, script: Language): string {
  if (script === 'zh-CN') {
    const second = chance.happens(0.75) ? chance.pick(han.second) : '';
    return chance.pick(han.family) + chance.pick(han.first) + second;
  }
  if (script === 'en') return `${chance.pick(english.first)} ${chance.pick(english.family)}`;
  const woman = chance.happens(0.5);
  const father = chance.pick(russian.fathers);
  const middle = chance.happens(0.4) ? ` ${father}${woman ? 'на' : 'ич'}` : '';
  return `${chance.pick(russian.family)}${woman ? 'а' : ''} ${chance.pick(woman ? russian.female : russian.male)}${middle}`;
}

/**
 * A number that can be read and that rings nowhere, as far as numbering plans allow: 1349 was given to a satellite service
 * that ended, no operator holds +7 976, and 555-01xx is set aside for stories. `at` is another number for each person.
 */
export function makePhone(script: Language, at: number): string {
  const digits = (count: number) => String((at * 7_919) % 10 ** count).padStart(count, '0');
  if (script === 'zh-CN') return `+861349${digits(7)}`;
  if (script === 'ru') return `+7976${digits(7)}`;
  const areas = ['212', '312', '415', '503', '617', '702', '808', '917', '206', '214'];
  return `+1${areas[Math.floor(at / 100) % areas.length]}55501${String(at % 100).padStart(2, '0')}`;
}
