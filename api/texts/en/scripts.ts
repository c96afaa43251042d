// What is read out to a customer we call, and how they are told why we called, in English.

export const scripts = {
  'mail.subject': '{{company}}: your case {{number}}',
  'mail.footer': 'Case {{number}}. Simply answer this message: your answer reaches us.',
  'mail.confirm':
    'We have received your message and opened case {{number}} for it. A person at {{company}} will answer you. If you wish to add something, simply answer this message.',
  'call.greeting':
    'Good day, {{person}}. This is {{company}}. You did not have to complain: we are calling of our own accord.',
  'call.reason':
    'You signed contract {{number}} with {{seller}} on {{signedOn}}. Another customer of this seller has a problem, and we want to be sure that you do not.',
  'call.goods': 'It is about: {{goods}}.',
  'call.ask_delivered': 'Has everything been delivered?',
  'call.ask_installed': 'Has everything been installed as agreed?',
  'call.ask.not_delivered': 'Are you still waiting for goods whose date has passed?',
  'call.ask.not_installed': 'Are you still waiting for an installation whose date has passed?',
  'call.ask.late': 'Did the goods come later than agreed?',
  'call.ask.quality': 'Is there a fault in the goods?',
  'call.ask.wrong_goods': 'Were other goods delivered than you ordered?',
  'call.ask.damaged': 'Did the goods arrive damaged?',
  'call.ask.property_damage': 'Have the goods damaged anything in your home?',
  'call.ask.return_refused': 'Did you want to return the goods and were refused?',
  'call.ask.service': 'Were you refused service?',
  'call.ask.other': 'Is there anything wrong with your purchase?',
  'call.closing_affected':
    'If so: we open a case for you now, and you get the same as the customer who complained. You will be asked for the contract and the proof of payment.',
  'call.closing_well':
    'If all is well: thank you. Should anything happen later, come to us; our promise stays in force.',
  'why.own_complaint': 'On {{on}} you complained to us about contract {{number}}.',
  'why.first_complaint':
    'On {{on}} another customer of {{seller}} complained to us, and we found that the complaint was right.',
  'why.sweep_started':
    'So on {{on}} we looked up every contract with {{seller}} signed from {{signedFrom}} to {{signedUntil}} and began to call each of the customers, one by one. Yours, {{number}}, is one of them.',
  'why.called': 'On {{on}} we called you and learned that you have the same problem.',
  'why.case_opened': 'On {{on}} we opened this case ourselves. You did not have to complain.',
  'why.decided':
    'On {{on}} it was decided that you get {{amount}}. We pay first under our public promise and get the money back from the seller ourselves.',
  'why.paid': 'On {{on}} we paid {{amount}} to the account you gave us.',
};
