// The explanations' words in three languages. A word between braces is a fact; languages without a word do not compile.
import type { ReasonKind } from './why-not.ts';
import type { HourReason } from './why-planned.ts';

export type ExplainLanguage = 'zh-CN' | 'ru' | 'en';

export interface ExplainWords {
  /** One technician against one job. */
  readonly reasons: Readonly<Record<ReasonKind, string>>;
  readonly hours: Readonly<Record<HourReason, string>>;
  readonly unplanned: string;
  readonly nobody: string;
  readonly planned: string;
  readonly preferred: string;
  readonly late: string;
  readonly nextBest: string;
  readonly cheaperFound: string;
  readonly noOther: string;
  /** Between technicians kept away by the same reason, and between reasons. */
  readonly listComma: string;
  readonly nextDay: string;
}

export const EXPLAIN_WORDS: Readonly<Record<ExplainLanguage, ExplainWords>> = {
  en: {
    reasons: {
      no_shift: 'has no shift',
      pinned_elsewhere: 'the visit is pinned to somebody else',
      refused: 'the customer does not want this technician',
      region: 'does not work in the region {region}',
      skill: 'does not have the skill {skill}',
      grade: 'has grade {held} in {skill}, {needed} is needed',
      certificate: 'the certificate for {skill} is valid only until {until}',
      tool: 'no van and no depot has the tool {tool}',
      part: 'does not carry enough of the part {part}, and no depot has it',
      room: 'the van has not enough room',
      other_hours: 'does not work at the hours promised',
      out_of_reach: 'could not get there, do the work and be back in time even with nothing else to do',
      gear_late: 'could not fetch the tools or parts in time even with nothing else to do',
      day_full: 'has no gap between the visits already promised',
      no_crew: 'is free, but {crew} persons at once are not',
      group: 'is free, but the group {group} cannot be planned whole',
      dearer: 'could come for {points} points, and leaving the job costs {leaving}',
      free: 'could still come for {points} points: the search ended before it was tried',
    },
    hours: {
      agreed: 'this time was agreed and is kept',
      together: 'it starts with the others it belongs to',
      window_opens: 'the promised window opens then',
      on_arrival: 'the technician arrives then',
      no_hurry: 'the day leaves time for it, and nobody has to set out earlier',
    },
    unplanned: '{job} is not planned:',
    nobody: '{job} is not planned: there are no technicians.',
    planned: '{job}: {technician} at {time}, because {hour}.',
    preferred: 'The customer asked for this technician.',
    late: 'That is {minutes} minutes after the promise.',
    nextBest: 'Others who could come: {others}; the next best is {technician}, for {points} points more.',
    cheaperFound:
      'Others who could come: {others}; {technician} would cost {points} points less: the search ended before it was tried.',
    noOther: 'Nobody else could come in time.',
    listComma: ', ',
    nextDay: '{time} (day {day})',
  },
  ru: {
    reasons: {
      no_shift: 'нет смены',
      pinned_elsewhere: 'визит закреплён за другим',
      refused: 'клиент не хочет этого мастера',
      region: 'не работает в районе {region}',
      skill: 'нет навыка «{skill}»',
      grade: 'разряд {held} по навыку «{skill}», нужен {needed}',
      certificate: 'удостоверение по навыку «{skill}» действует только до {until}',
      tool: 'инструмента {tool} нет ни в машинах, ни на складах',
      part: 'в машине мало деталей {part}, и на складах их нет',
      room: 'в машине не хватает места',
      other_hours: 'не работает в обещанные часы',
      out_of_reach: 'не успеет доехать, сделать работу и вернуться, даже если других дел нет',
      gear_late: 'не успеет забрать инструмент или детали, даже если других дел нет',
      day_full: 'нет промежутка между уже обещанными визитами',
      no_crew: 'время есть, но одновременно нужны люди: {crew}',
      group: 'время есть, но группу {group} нельзя запланировать целиком',
      dearer: 'мог бы приехать за {points} баллов, а отказ от работы стоит {leaving}',
      free: 'ещё мог бы приехать за {points} баллов: поиск закончился раньше',
    },
    hours: {
      agreed: 'это время согласовано и сохраняется',
      together: 'визит начинается вместе с остальными из его группы',
      window_opens: 'в это время открывается обещанное окно',
      on_arrival: 'в это время приезжает мастер',
      no_hurry: 'день это позволяет, и выезжать раньше не нужно',
    },
    unplanned: '{job} не в плане:',
    nobody: '{job} не в плане: нет ни одного мастера.',
    planned: '{job}: {technician} в {time}, потому что {hour}.',
    preferred: 'Клиент просил именно этого мастера.',
    late: 'Это позже обещанного на {minutes} мин.',
    nextBest: 'Могли бы приехать и другие: {others}; следующий по выгоде {technician}, дороже на {points} баллов.',
    cheaperFound:
      'Могли бы приехать и другие: {others}; {technician} дешевле на {points} баллов: поиск закончился раньше.',
    noOther: 'Больше никто не успел бы.',
    listComma: ', ',
    nextDay: '{time} (день {day})',
  },
  'zh-CN': {
    reasons: {
      no_shift: '没有班次',
      pinned_elsewhere: '该上门已指定给他人',
      refused: '客户不接受该工程师',
      region: '不负责{region}区域',
      skill: '不具备{skill}技能',
      grade: '{skill}等级为{held}，需要{needed}',
      certificate: '{skill}证书仅有效至{until}',
      tool: '车上和备件库都没有工具{tool}',
      part: '车上配件{part}不足，备件库也没有',
      room: '车内空间不足',
      other_hours: '承诺的时段不上班',
      out_of_reach: '即使没有其他任务，也来不及到达、完工并返回',
      gear_late: '即使没有其他任务，也来不及领取工具或配件',
      day_full: '已承诺的上门之间没有空档',
      no_crew: '本人有空，但凑不齐同时上门的{crew}人',
      group: '本人有空，但成套任务{group}无法整体安排',
      dearer: '可以上门，代价{points}分，而不安排的代价为{leaving}分',
      free: '仍可上门，代价{points}分：搜索在尝试之前已结束',
    },
    hours: {
      agreed: '该时间已约定，保持不变',
      together: '与同组人员或任务一起开始',
      window_opens: '承诺的时段此时开始',
      on_arrival: '工程师此时到达',
      no_hurry: '当天时间充裕，无需更早出发',
    },
    unplanned: '{job}未安排：',
    nobody: '{job}未安排：没有工程师。',
    planned: '{job}：{technician}于{time}上门，因为{hour}。',
    preferred: '客户指定了该工程师。',
    late: '比承诺晚{minutes}分钟。',
    nextBest: '还有{others}人可以上门；其次是{technician}，多{points}分。',
    cheaperFound: '还有{others}人可以上门；{technician}可少{points}分：搜索在尝试之前已结束。',
    noOther: '没有其他人来得及。',
    listComma: '、',
    nextDay: '第{day}天{time}',
  },
};
