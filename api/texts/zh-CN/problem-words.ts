// 法规包有何问题，以及表格中各版本保持不变的内容。
import type { ProblemWordKey } from '../en/problem-words.ts';

export const problemWords: Record<ProblemWordKey, string> = {
  'pack_problem.too_deep': '嵌套过深',
  'pack_problem.version_used_already': '该版本号已被使用',
  'pack_problem.names_what_is_not_there': '引用了不存在的内容',
  'pack_problem.nothing_to_borrow': '法规包中没有可借用的同名内容',
  'pack_problem.id_twice': '两条规则的标识相同',
  'pack_problem.remedy_twice': '同一救济方式重复列出',
  'pack_problem.no_remedy': '救济规则没有列出任何救济方式',
  'pack_problem.no_meter': '计量规则没有计量',
  'pack_problem.burden_that_cannot_be_met': '规定由消费者举证，却未说明举证内容',
  'pack_problem.proof_that_cannot_be_answered': '经营者先举证，而消费者没有可反驳的内容',
  'pack_problem.not_a_day': '这不是日期',
  'pack_problem.of_another_form': '此处内容的格式不符',
  'table_frame.purpose': '它决定什么',
  'table_frame.effective.by': '以哪一天为准',
};
