// Why a cell, a row or a file of an import could not be taken, in Russian.
import type { TranslationOf } from '../catalogue-shape.ts';
import type { cells as english } from '../en/cells.ts';

export const cells: TranslationOf<typeof english> = {
  'cell.missing': 'Здесь не может быть пусто.',
  'cell.not_a_date': 'Это не дата.',
  'cell.date_order_unknown': 'Эту дату можно прочесть двояко. Выберите порядок дня и месяца для столбца.',
  'cell.no_such_day': 'Такого дня в календаре нет.',
  'cell.no_time_of_day': 'Не указано время суток.',
  'cell.not_a_number': 'Это не число.',
  'cell.decimal_mark_unknown': 'Это число можно прочесть двояко. Выберите десятичный знак для столбца.',
  'cell.not_whole': 'Здесь должно быть целое число.',
  'cell.out_of_range': 'Значение вне допустимых пределов.',
  'cell.too_precise': 'В сумме больше знаков после запятой, чем в её валюте.',
  'cell.other_currency': 'Валюта суммы не та, что у столбца.',
  'cell.not_a_phone': 'Это не номер телефона.',
  'cell.unknown_word': 'Такого слова нет среди значений. Укажите в сопоставлении, что оно значит.',
  'cell.undecodable': 'Эти символы не читаются в выбранной кодировке. Выберите другую.',
  'cell.text_too_long': 'Текст слишком длинный.',
  'row.too_many_cells': 'В строке больше ячеек, чем в заголовке. Возможно, кавычка или разделитель не на месте.',
  'table.empty': 'файл пуст',
  'table.not_a_table': 'это не таблица',
  'table.cell_too_long': 'ячейка слишком длинная; возможно, не закрыта кавычка',
  'table.too_many_columns': 'слишком много столбцов',
  'table.too_many_rows': 'слишком много строк',
  'table.unpacks_too_big': 'в распакованном виде файл слишком велик',
  'table.spreadsheet_broken': 'таблица повреждена',
  'table.old_spreadsheet': 'это таблица старого формата .xls',
  'table.sheet_unknown': 'такого листа нет',
};
