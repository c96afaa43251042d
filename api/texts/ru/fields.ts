// What is wrong with one field, in Russian.
import type { TranslationOf } from '../catalogue-shape.ts';
import type { fields as english } from '../en/fields.ts';

export const fields: TranslationOf<typeof english> = {
  'field.agreed_date_or_moment': 'Укажите либо день, либо точное время: что-то одно.',
  'field.amount_is_whole_minor_units_not_negative': 'Укажите сумму в целых минимальных единицах, ноль или больше.',
  'field.contract_or_person': 'Выберите договор или укажите, кто жалуется.',
  'field.amount_above_zero': 'Укажите сумму больше нуля, в целых минимальных единицах.',
  'field.bearer_missing': 'Выберите, кто несёт расходы: фирма или сотрудник.',
  'field.not_a_month': 'Укажите месяц как год-месяц, например 2026-03.',
  'field.day_out_of_range': 'Укажите день между 1900 и 2200 годом.',
  'field.ends_before_start': 'Последний день раньше первого.',
  'field.no_merchant_or_brand': 'Выберите продавца или бренд.',
  'field.no_such_day': 'Такого дня в календаре нет.',
  'field.no_such_fact': 'Факта с таким именем нет.',
  'field.not_a_code': 'Строчные латинские буквы, цифры и дефисы; первой должна быть буква.',
  'field.not_a_count': 'Укажите целое число, ноль или больше.',
  'field.not_a_day': 'Укажите день как год-месяц-число, например 2026-03-01.',
  'field.not_a_day_or_instant': 'Укажите день или время с часовым поясом.',
  'field.not_a_time': 'Укажите время от 00:00 до 24:00.',
  'field.not_an_id': 'Это идентификатор не того вида. Выберите из списка.',
  'field.not_money': 'Укажите сумму и валюту.',
  'field.not_an_iban': 'Это не IBAN: какой-то знак неверен или пропущен.',
  'field.not_a_bic': 'BIC состоит из восьми или одиннадцати букв и цифр.',
  'field.not_an_account': 'Номер счёта неверен: какая-то цифра неверна или пропущена.',
  'field.not_a_cnaps_code': 'Код отделения банка состоит из двенадцати цифр.',
  'field.not_a_bik': 'БИК состоит из девяти цифр.',
  'field.account_not_of_this_bank': 'Счёт и БИК не подходят друг к другу: в одном из них неверная цифра.',
  'field.not_a_signature': 'Это не подпись с экрана. Подпишитесь ещё раз.',
  'field.password_too_short': 'В пароле должно быть не меньше десяти символов.',
  'field.text_missing': 'Напишите текст хотя бы на одном языке.',
  'field.year_outside_1950_2100': 'Укажите год между 1950 и 2100.',
};
