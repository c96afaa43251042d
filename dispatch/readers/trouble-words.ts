// Why a problem cannot be read, in three languages. A word between braces is a fact; a reason without words does not compile.
import type { ExplainLanguage } from '../explain/words.ts';

export type TroubleFacts = Readonly<Record<string, string | number>>;

const en = {
  line: 'line',
  file: 'file',
  rows: 'rows',
  undefined: 'missing',
  null: 'null',
  list: 'a list',
  string: 'a string',
  number: 'a number',
  boolean: 'yes or no',
  object: 'an object',
  empty: 'is empty',
  missing: 'is missing',
  not_known: 'is not known',
  not_text: 'must be a text, is {kind}',
  not_number: 'must be a number, is {kind}',
  not_count: 'must be a whole number from 0, is {found}',
  not_one_of: 'must be one of {words}',
  not_list: 'must be a list, is {kind}',
  not_object: 'must be an object, is {kind}',
  osrm_not_ok: 'is {code}, not Ok',
  osrm_sizes_differ: 'is not as large as durations',
  not_rows: 'must be a list of rows',
  not_row: 'must be a row of {size}',
  not_time_or_null: 'must be a number from 0, or null',
  no_fleet: 'must hold NUMBER and CAPACITY',
  not_seven_numbers: 'must hold seven numbers',
  row_out_of_order: 'holds row {found} where row {due} should stand',
  no_depot: 'holds no depot',
  no_crew: 'must hold the size of the crew',
  not_a_row: 'cannot be read as a row',
  rows_short: 'must hold a depot, {crew} technicians and the requests',
  unknown_form: 'is neither our JSON, nor Solomon’s text, nor a technician instance',
  not_json: 'is not JSON: {why}',
  'dispatch.too_large': 'is too large, more than {max}',
  'dispatch.not_whole': 'is not a whole number from 0',
  'dispatch.unknown_name': 'is named and nowhere described',
  'dispatch.name_twice': 'stands there twice',
  'dispatch.matrix_size': 'the table of ways must have {wanted} numbers',
  'dispatch.no_coordinates': 'has no coordinates',
  'dispatch.no_window': 'has no window',
  'dispatch.crew_size': 'a crew is one, two or three persons',
  'dispatch.group_rules_clash': 'the rules of this group contradict each other',
  'dispatch.pin_size': 'is pinned to more or fewer persons than its crew has',
  'dispatch.frozen_clash': 'what is frozen of this day cannot all be kept',
  'dispatch.speed_profile': 'the speeds must be one for each hour, 24 in all',
  'dispatch.no_ways': 'no way leads there',
  'dispatch.plan_does_not_hold': 'the plan does not hold',
};

type Words = Record<keyof typeof en, string>;
const ru: Words = {
  line: 'строка',
  file: 'файл',
  rows: 'строки',
  undefined: 'ничего',
  null: 'null',
  list: 'список',
  string: 'строка',
  number: 'число',
  boolean: 'да или нет',
  object: 'объект',
  empty: '— пусто',
  missing: '— отсутствует',
  not_known: '— неизвестное поле',
  not_text: '— нужен текст, а там {kind}',
  not_number: '— нужно число, а там {kind}',
  not_count: '— нужно целое число от 0, а там {found}',
  not_one_of: '— нужно одно из {words}',
  not_list: '— нужен список, а там {kind}',
  not_object: '— нужен объект, а там {kind}',
  osrm_not_ok: '— {code}, а не Ok',
  osrm_sizes_differ: '— не того же размера, что durations',
  not_rows: '— нужен список строк',
  not_row: '— нужна строка длиной {size}',
  not_time_or_null: '— нужно число от 0 или null',
  no_fleet: '— нужны NUMBER и CAPACITY',
  not_seven_numbers: '— нужно семь чисел',
  row_out_of_order: '— стоит строка {found}, а должна быть {due}',
  no_depot: '— нет склада',
  no_crew: '— нужно число мастеров',
  not_a_row: '— не читается как строка таблицы',
  rows_short: '— нужны склад, мастера ({crew}) и заявки',
  unknown_form: '— это ни наш JSON, ни текст Соломона, ни набор с мастерами',
  not_json: '— не JSON: {why}',
  'dispatch.too_large': '— слишком много, больше {max}',
  'dispatch.not_whole': '— не целое число от 0',
  'dispatch.unknown_name': '— названо, но нигде не описано',
  'dispatch.name_twice': '— стоит дважды',
  'dispatch.matrix_size': '— в таблице путей должно быть чисел: {wanted}',
  'dispatch.no_coordinates': '— нет координат',
  'dispatch.no_window': '— нет промежутка времени',
  'dispatch.crew_size': '— в бригаде один, два или три человека',
  'dispatch.group_rules_clash': '— правила этой группы противоречат друг другу',
  'dispatch.pin_size': '— закреплено не за столькими людьми, сколько в бригаде',
  'dispatch.frozen_clash': '— закреплённое в этот день нельзя сохранить целиком',
  'dispatch.speed_profile': '— скоростей должно быть 24, по одной на час',
  'dispatch.no_ways': '— туда нет пути',
  'dispatch.plan_does_not_hold': '— план не держится',
};

const zh: Words = {
  line: '第',
  file: '文件',
  rows: '各行',
  undefined: '缺失',
  null: 'null',
  list: '列表',
  string: '文本',
  number: '数字',
  boolean: '是或否',
  object: '对象',
  empty: '为空',
  missing: '缺失',
  not_known: '不是已知字段',
  not_text: '应为文本，实为{kind}',
  not_number: '应为数字，实为{kind}',
  not_count: '应为不小于 0 的整数，实为 {found}',
  not_one_of: '应为 {words} 之一',
  not_list: '应为列表，实为{kind}',
  not_object: '应为对象，实为{kind}',
  osrm_not_ok: '是 {code}，不是 Ok',
  osrm_sizes_differ: '与 durations 大小不同',
  not_rows: '应为行的列表',
  not_row: '应为长度 {size} 的一行',
  not_time_or_null: '应为不小于 0 的数字或 null',
  no_fleet: '应有 NUMBER 和 CAPACITY',
  not_seven_numbers: '应有七个数字',
  row_out_of_order: '是第 {found} 号，而此处应为第 {due} 号',
  no_depot: '没有仓库',
  no_crew: '应有技师人数',
  not_a_row: '无法作为一行读取',
  rows_short: '应有仓库、{crew} 名技师和各项请求',
  unknown_form: '既不是本程序的 JSON，也不是 Solomon 文本或技师实例',
  not_json: '不是 JSON：{why}',
  'dispatch.too_large': '太大，超过 {max}',
  'dispatch.not_whole': '不是不小于 0 的整数',
  'dispatch.unknown_name': '被引用，但没有定义',
  'dispatch.name_twice': '出现了两次',
  'dispatch.matrix_size': '路程表应有 {wanted} 个数字',
  'dispatch.no_coordinates': '没有坐标',
  'dispatch.no_window': '没有时间窗',
  'dispatch.crew_size': '一组应为一至三人',
  'dispatch.group_rules_clash': '该组的规则互相矛盾',
  'dispatch.pin_size': '固定的人数与该组人数不符',
  'dispatch.frozen_clash': '当天已固定的安排无法全部保留',
  'dispatch.speed_profile': '速度应为每小时一个，共 24 个',
  'dispatch.no_ways': '没有通往那里的路',
  'dispatch.plan_does_not_hold': '日程不成立',
};

const words: Readonly<Record<ExplainLanguage, Words>> = { en, ru, 'zh-CN': zh };
type Kind = 'undefined' | 'null' | 'list' | 'string' | 'number' | 'boolean' | 'object';
type Place = 'line' | 'file' | 'rows';
export type TroubleReason = Exclude<keyof typeof en, Kind | Place>;

/** One line: where, and what is wrong there. Paths of JSON stay as they are written. */
export function tellTrouble(
  { path, reason, facts }: { path: string; reason: TroubleReason; facts: TroubleFacts },
  language: ExplainLanguage,
): string {
  const spoken = words[language];
  const kind = spoken[String(facts.kind) as Kind] ?? facts.kind;
  const known: TroubleFacts = { ...facts, kind: kind ?? '', found: facts.found ?? kind ?? '' };
  const what = spoken[reason].replace(/\{(\w+)\}/g, (_, name: string) => String(known[name] ?? ''));
  return `${placeInWords(path, spoken, language)} ${what}`;
}

function placeInWords(path: string, spoken: Words, language: ExplainLanguage): string {
  const line = /^line (\d+)$/.exec(path)?.[1];
  if (line !== undefined) return language === 'zh-CN' ? `${spoken.line} ${line} 行` : `${spoken.line} ${line}`;
  return path === 'file' || path === 'rows' ? spoken[path] : path;
}
