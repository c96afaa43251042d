// Why a cell, a row or a file of an import could not be taken, in Chinese.
import type { TranslationOf } from '../catalogue-shape.ts';
import type { cells as english } from '../en/cells.ts';

export const cells: TranslationOf<typeof english> = {
  'cell.missing': '此项不能为空。',
  'cell.not_a_date': '这不是日期。',
  'cell.date_order_unknown': '此日期有两种读法。请为该列选择日与月的顺序。',
  'cell.no_such_day': '日历上没有这一天。',
  'cell.no_time_of_day': '缺少时刻。',
  'cell.not_a_number': '这不是数字。',
  'cell.decimal_mark_unknown': '此数字有两种读法。请为该列选择小数点符号。',
  'cell.not_whole': '此项须为整数。',
  'cell.out_of_range': '超出可接受的范围。',
  'cell.too_precise': '金额的小数位多于该货币允许的位数。',
  'cell.other_currency': '金额的货币与该列不同。',
  'cell.not_a_phone': '这不是电话号码。',
  'cell.unknown_word': '该词不在可选值中。请在对应方案中说明其含义。',
  'cell.undecodable': '按所选编码无法读取这些字符。请换一种编码。',
  'cell.text_too_long': '文字过长。',
  'row.too_many_cells': '本行的单元格多于表头，可能有引号或分隔符错位。',
  'table.empty': '文件为空',
  'table.not_a_table': '这不是表格',
  'table.cell_too_long': '某个单元格过长，可能缺少右引号',
  'table.too_many_columns': '列数过多',
  'table.too_many_rows': '行数过多',
  'table.unpacks_too_big': '文件解压后过大',
  'table.spreadsheet_broken': '电子表格已损坏',
  'table.old_spreadsheet': '这是旧版 .xls 电子表格',
  'table.sheet_unknown': '没有这个工作表',
};
