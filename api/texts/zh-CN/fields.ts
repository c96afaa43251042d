// What is wrong with one field, in Chinese.
import type { TranslationOf } from '../catalogue-shape.ts';
import type { fields as english } from '../en/fields.ts';

export const fields: TranslationOf<typeof english> = {
  'field.agreed_date_or_moment': '请填写日期或准确时间，二者填且只填一项。',
  'field.amount_is_whole_minor_units_not_negative': '请以最小货币单位填写金额，须为零或正整数。',
  'field.contract_or_person': '请选择合同，或说明投诉人。',
  'field.amount_above_zero': '请填写大于零的金额，以最小单位的整数表示。',
  'field.bearer_missing': '请选择承担方：公司或员工。',
  'field.not_a_month': '请按 年-月 填写月份，例如 2026-03。',
  'field.day_out_of_range': '请填写 1900 年至 2200 年之间的日期。',
  'field.ends_before_start': '最后一天早于第一天。',
  'field.no_merchant_or_brand': '请选择商户或品牌。',
  'field.no_such_day': '日历上没有这一天。',
  'field.no_such_fact': '没有这个名称的事实。',
  'field.not_a_code': '请使用小写拉丁字母、数字和连字符，并以字母开头。',
  'field.not_a_count': '请填写零或正整数。',
  'field.not_a_day': '请按年-月-日填写，例如 2026-03-01。',
  'field.not_a_day_or_instant': '请填写日期，或带时区的时间。',
  'field.not_a_time': '请填写 00:00 至 24:00 之间的时间。',
  'field.not_an_id': '标识类型不对。请从列表中选择。',
  'field.not_money': '请填写金额及货币。',
  'field.not_an_iban': '这不是有效的 IBAN：有字符错误或缺失。',
  'field.not_a_bic': 'BIC 由8位或11位字母和数字组成。',
  'field.not_an_account': '账号有误：有数字错误或缺失。',
  'field.not_a_cnaps_code': '联行号为12位数字。',
  'field.not_a_bik': '俄罗斯银行代码为9位数字。',
  'field.account_not_of_this_bank': '账号与银行代码不匹配：其中有数字错误。',
  'field.not_a_signature': '这不是在屏幕上书写的签名。请重新签名。',
  'field.password_too_short': '密码至少十个字符。',
  'field.text_missing': '请至少用一种语言填写。',
  'field.year_outside_1950_2100': '请填写 1950 年至 2100 年之间的年份。',
};
