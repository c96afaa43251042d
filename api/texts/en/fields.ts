// What is wrong with one field, in English. Keys are `field.` and the reason a schema of api/ gives.

export const fields = {
  'field.agreed_date_or_moment': 'Give either a day or an exact moment, not both and not neither.',
  'field.amount_is_whole_minor_units_not_negative': 'Give the amount in whole minor units, zero or more.',
  'field.day_out_of_range': 'Give a day between 1900 and 2200.',
  'field.ends_before_start': 'The last day comes before the first.',
  'field.no_merchant_or_brand': 'Choose a merchant or a brand.',
  'field.no_such_day': 'This day does not exist in the calendar.',
  'field.no_such_fact': 'There is no fact of this name.',
  'field.not_a_code': 'Use small Latin letters, digits and hyphens, beginning with a letter.',
  'field.not_a_count': 'Give a whole number, zero or more.',
  'field.not_a_day': 'Give a day as year-month-day, such as 2026-03-01.',
  'field.not_a_day_or_instant': 'Give a day, or a moment with its time zone.',
  'field.not_a_time': 'Give a time between 00:00 and 24:00.',
  'field.not_an_id': 'This is not an identifier of the right kind. Choose from the list.',
  'field.not_money': 'Give an amount with its currency.',
  'field.password_too_short': 'A password has at least ten characters.',
  'field.text_missing': 'Write the text in at least one language.',
  'field.year_outside_1950_2100': 'Give a year between 1950 and 2100.',
};
