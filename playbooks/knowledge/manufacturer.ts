// What a maker's service desk knows from the first day: a washing machine that leaks or does not spin (H28), and what callers ask most.
import { choice, end, number, type PlaybookKnowledge, three, yesNo } from './playbook-knowledge.ts';

const families = ['洗衣机', 'Стиральные машины', 'Washing machines', 'laundry'];
const unplug = three(
  '先拔下电源插头并关闭进水龙头，再查看机器；地面有水时不要赤脚触碰机器。',
  'Сначала выньте вилку из розетки и закройте кран подачи воды; не касайтесь машины, стоя на мокром полу.',
  'First pull the plug and close the water tap; do not touch the machine while standing on a wet floor.',
);

export const manufacturerKnowledge: PlaybookKnowledge = {
  playbook: 'manufacturer',
  trees: [
    {
      code: 'washer-leaks',
      tree: {
        title: three('洗衣机漏水', 'Стиральная машина течёт', 'The washing machine leaks'),
        symptom: three(
          '洗衣机下面有水，地面漏水、渗水',
          'Под стиральной машиной вода, лужа на полу, машинка протекает',
          'Water under the washing machine, a puddle on the floor, it drips',
        ),
        warning: unplug,
        families,
        forCustomers: true,
        first: 'when',
        nodes: [
          choice('when', three('什么时候出现水？', 'Когда появляется вода?', 'When does the water appear?'), [
            ['filling', three('刚开始进水时', 'В начале, при наборе воды', 'At the start, while it fills'), 'inlet'],
            ['washing', three('洗涤过程中', 'Во время стирки', 'During the wash'), 'door'],
            ['draining', three('排水或脱水时', 'При сливе или отжиме', 'While it drains or spins'), 'filter'],
            [
              'idle',
              three('不用时也有水', 'Даже когда машина не работает', 'Even while it stands idle'),
              'valve_passes',
            ],
          ]),
          yesNo(
            'inlet',
            three(
              '水龙头处或机器背面的进水管接头是湿的吗？',
              'Мокро ли соединение заливного шланга у крана или сзади машины?',
              'Is the joint of the inlet hose wet, at the tap or at the back of the machine?',
            ),
            'inlet_joint',
            'drawer',
          ),
          yesNo(
            'drawer',
            three(
              '水是从洗涤剂盒流出来的吗？',
              'Вода выходит из лотка для порошка?',
              'Does water run out of the detergent drawer?',
            ),
            'drawer_blocked',
            'inlet_valve',
          ),
          yesNo(
            'door',
            three('水是从机门下沿滴出来的吗？', 'Вода капает из-под дверцы?', 'Does it drip from under the door?'),
            'gasket',
            'tub_seal',
          ),
          yesNo(
            'gasket',
            three(
              '翻开门封橡胶圈看一看：有裂口吗？',
              'Отогните резиновую манжету люка: есть ли на ней разрыв?',
              'Fold back the rubber gasket of the door: is it torn?',
            ),
            'gasket_torn',
            'gasket_dirty',
          ),
          yesNo(
            'filter',
            three(
              '机器前下方的过滤器盖是湿的吗？',
              'Мокрая ли крышка фильтра внизу спереди?',
              'Is the cover of the filter, low at the front, wet?',
            ),
            'filter_loose',
            'drain_hose',
          ),
          end(
            'inlet_joint',
            'self_help',
            three(
              '进水管接头松动或密封垫老化',
              'Ослабло соединение заливного шланга или износилась прокладка',
              'The inlet hose is loose or its washer is worn',
            ),
            three(
              '关闭龙头，用手拧紧接头；仍渗水请更换密封垫。不要用扳手硬拧塑料螺母。',
              'Закройте кран и затяните гайку рукой; если подтекает, замените прокладку. Пластиковую гайку ключом не тяните.',
              'Close the tap and tighten the nut by hand; if it still seeps, change the washer. Never force a plastic nut with a spanner.',
            ),
            { part: 'inlet hose washer', difficulty: 'simple' },
          ),
          end(
            'drawer_blocked',
            'self_help',
            three(
              '洗涤剂盒堵塞或洗涤剂过多',
              'Засорён лоток или насыпано слишком много порошка',
              'The drawer is blocked, or there is too much detergent',
            ),
            three(
              '抽出洗涤剂盒用温水冲净，减少洗涤剂用量；水压很高时把龙头关小一些。',
              'Выньте лоток, промойте тёплой водой, кладите меньше порошка; при сильном напоре прикройте кран.',
              'Pull the drawer out, rinse it with warm water and use less detergent; where the pressure is high, turn the tap down a little.',
            ),
            { difficulty: 'simple' },
          ),
          end(
            'inlet_valve',
            'send_somebody',
            three(
              '进水阀或内部水管渗漏',
              'Течёт заливной клапан или внутренний патрубок',
              'The inlet valve or a hose inside leaks',
            ),
            three(
              '请关闭龙头，等待技师上门。',
              'Закройте кран и дождитесь мастера.',
              'Keep the tap closed until our technician comes.',
            ),
            { part: 'inlet valve', difficulty: 'usual' },
          ),
          end(
            'valve_passes',
            'send_somebody',
            three('进水阀关不严', 'Заливной клапан не держит воду', 'The inlet valve does not close'),
            three(
              '不用时务必关闭进水龙头，技师上门更换进水阀。',
              'Держите кран закрытым: мастер заменит заливной клапан.',
              'Keep the tap closed whenever it is not washing; a technician will change the valve.',
            ),
            { part: 'inlet valve', difficulty: 'usual', warning: unplug },
          ),
          end(
            'gasket_torn',
            'send_somebody',
            three('门封圈破损', 'Порвана манжета люка', 'The door gasket is torn'),
            three(
              '请停止使用，技师上门更换门封圈。',
              'Не пользуйтесь машиной: мастер заменит манжету.',
              'Please do not use it; a technician will change the gasket.',
            ),
            { part: 'door gasket', difficulty: 'usual' },
          ),
          end(
            'gasket_dirty',
            'self_help',
            three(
              '门封圈夹有异物或污垢',
              'На манжете грязь или застряла вещь',
              'Dirt or a piece of laundry sits in the gasket',
            ),
            three(
              '擦净门封圈和门玻璃，取出夹住的衣物，空机短程序试一次。',
              'Протрите манжету и стекло, выньте застрявшее и запустите короткую программу без белья.',
              'Wipe the gasket and the glass, take out what is caught, and run a short programme without laundry.',
            ),
            { difficulty: 'simple' },
          ),
          end(
            'tub_seal',
            'send_somebody',
            three(
              '外筒油封或轴承磨损',
              'Изношен сальник бака или подшипник',
              'The seal of the tub or its bearing is worn',
            ),
            three(
              '请停止使用，需技师拆机检查。',
              'Не пользуйтесь машиной: нужна разборка мастером.',
              'Please do not use it; a technician must open it.',
            ),
            { part: 'tub seal and bearing', difficulty: 'expert' },
          ),
          end(
            'filter_loose',
            'self_help',
            three(
              '过滤器盖未拧紧或有异物',
              'Крышка фильтра не закручена или под ней мусор',
              'The filter cover is not tight, or something sits under it',
            ),
            three(
              '放好毛巾，取出过滤器冲净，再顺时针拧紧。',
              'Подложите тряпку, выньте фильтр, промойте и закрутите по часовой стрелке до упора.',
              'Lay a towel, take the filter out, rinse it and turn it clockwise until it is tight.',
            ),
            { difficulty: 'simple' },
          ),
          end(
            'drain_hose',
            'send_somebody',
            three('排水管或排水泵渗漏', 'Течёт сливной шланг или насос', 'The drain hose or the pump leaks'),
            three(
              '请停止使用，技师上门检查排水系统。',
              'Не пользуйтесь машиной: мастер проверит слив.',
              'Please do not use it; a technician will check the drain.',
            ),
            { part: 'drain hose', difficulty: 'usual' },
          ),
        ],
      },
    },
    {
      code: 'washer-no-spin',
      tree: {
        title: three('洗衣机不脱水', 'Стиральная машина не отжимает', 'The washing machine does not spin'),
        symptom: three(
          '洗完衣服很湿，滚筒不转，不脱水、不甩干',
          'Бельё остаётся мокрым, барабан не раскручивается, нет отжима',
          'The laundry comes out wet, the drum does not turn fast, no spinning',
        ),
        warning: null,
        families,
        forCustomers: true,
        first: 'water',
        nodes: [
          yesNo(
            'water',
            three('滚筒里还有水吗？', 'В барабане осталась вода?', 'Is there water left in the drum?'),
            'filter',
            'load',
          ),
          yesNo(
            'filter',
            three(
              '清理过滤器并理顺排水管后，能排水了吗？',
              'Очистите фильтр и расправьте сливной шланг. Теперь вода сливается?',
              'Clean the filter and straighten the drain hose. Does it drain now?',
            ),
            'filter_blocked',
            'pump',
          ),
          number(
            'load',
            three(
              '大约放了多少公斤干衣物？',
              'Сколько примерно килограммов сухого белья?',
              'About how many kilograms of dry laundry?',
            ),
            'kg',
            [
              [1, 'too_little'],
              [8, 'programme'],
              [null, 'too_much'],
            ],
          ),
          choice('programme', three('选了什么程序？', 'Какая программа выбрана?', 'Which programme was chosen?'), [
            [
              'gentle',
              three('羊毛、轻柔或免脱水', 'Шерсть, деликатная или без отжима', 'Wool, delicates, or without spinning'),
              'no_spin_chosen',
            ],
            ['other', three('棉麻或其他', 'Хлопок или другая', 'Cotton or another'), 'lock'],
          ]),
          yesNo(
            'lock',
            three(
              '显示屏提示门未锁好吗？',
              'На дисплее ошибка замка дверцы?',
              'Does the display say that the door is not locked?',
            ),
            'door_lock',
            'drive',
          ),
          end(
            'filter_blocked',
            'self_help',
            three('过滤器或排水管堵塞', 'Засорён фильтр или сливной шланг', 'The filter or the drain hose was blocked'),
            three('建议每月清理一次过滤器。', 'Чистите фильтр раз в месяц.', 'Clean the filter once a month.'),
            { difficulty: 'simple' },
          ),
          end(
            'pump',
            'send_somebody',
            three('排水泵故障', 'Неисправен сливной насос', 'The drain pump has failed'),
            three('技师上门更换排水泵。', 'Мастер заменит насос.', 'A technician will change the pump.'),
            { part: 'drain pump', difficulty: 'usual' },
          ),
          end(
            'too_little',
            'no_fault',
            three(
              '衣物太少，滚筒无法平衡',
              'Слишком мало белья: барабан не уравновешивается',
              'Too little laundry: the drum cannot balance it',
            ),
            three(
              '再放入几件衣物或毛巾后重新脱水。',
              'Добавьте вещей или полотенец и включите отжим снова.',
              'Add a few pieces or towels and spin again.',
            ),
          ),
          end(
            'too_much',
            'no_fault',
            three(
              '衣物过多，超过额定容量',
              'Белья больше, чем допускает машина',
              'More laundry than the machine takes',
            ),
            three(
              '取出一部分衣物，分两次脱水。',
              'Выньте часть белья и отожмите в два приёма.',
              'Take some out and spin in two loads.',
            ),
          ),
          end(
            'no_spin_chosen',
            'no_fault',
            three(
              '所选程序转速很低或不脱水',
              'Выбранная программа почти не отжимает',
              'The programme chosen hardly spins',
            ),
            three('另选“单独脱水”程序。', 'Включите отдельную программу отжима.', 'Run the separate spin programme.'),
          ),
          end(
            'door_lock',
            'send_somebody',
            three('门锁故障', 'Неисправен замок люка', 'The door lock has failed'),
            three(
              '技师上门更换门锁。请勿强行拉门。',
              'Мастер заменит замок. Не дёргайте дверцу.',
              'A technician will change the lock. Do not force the door.',
            ),
            { part: 'door lock', difficulty: 'usual' },
          ),
          end(
            'drive',
            'send_somebody',
            three(
              '皮带、碳刷或电机驱动故障',
              'Неисправен ремень, щётки или привод двигателя',
              'The belt, the brushes or the drive of the motor has failed',
            ),
            three('技师上门检查驱动系统。', 'Мастер проверит привод.', 'A technician will check the drive.'),
            { part: 'drive belt or motor brushes', difficulty: 'hard' },
          ),
        ],
      },
    },
  ],
  answers: [
    {
      code: 'washer-transport-bolts',
      answer: {
        title: three(
          '新洗衣机震动大、移位',
          'Новая стиральная машина сильно вибрирует и сдвигается',
          'A new washing machine shakes and moves',
        ),
        text: three(
          '新机器**背面的运输螺栓**必须在首次使用前全部拆除，否则脱水时会剧烈震动。\n\n- 拆下四颗螺栓，用随机附带的塑料盖封住孔\n- 调整四个底脚，使机器平稳不晃，再锁紧螺母\n- 不要放在地毯或松动的地板上\n\n螺栓请保留，搬家时还要用。',
          'До первого включения нужно снять все **транспортировочные болты на задней стенке**: иначе при отжиме машина сильно трясётся.\n\n- Выкрутите четыре болта и закройте отверстия заглушками из комплекта\n- Выставьте ножки, чтобы машина не качалась, и затяните контргайки\n- Не ставьте её на ковёр и шаткий пол\n\nБолты сохраните для переезда.',
          'All **transport bolts at the back** must come out before the first wash, or the machine shakes hard when it spins.\n\n- Take out the four bolts and close the holes with the covers supplied\n- Level the four feet until nothing rocks, then lock their nuts\n- Do not stand it on carpet or a loose floor\n\nKeep the bolts for the next move.',
        ),
        tags: ['installation'],
        families,
        problems: ['quality', 'not_installed'],
        audience: 'customer',
      },
    },
    {
      code: 'inspection-sheet',
      answer: {
        // Q13: the sheet within two days of receiving the machine.
        title: three(
          '送修机器：检测单两天内给客户',
          'Товар в ремонте: акт диагностики за два дня',
          'A machine sent in: the inspection sheet within two days',
        ),
        text: three(
          '收到送修机器后**两天内**向客户出具检测单。\n\n- 写明故障、原因、是否保修、费用和预计完成日期\n- 不属于保修的，先报价，客户同意后再修\n- 在个案中记录“货到”和“已给检测单”，时限随之停止',
          'Акт диагностики клиент получает **в течение двух дней** после приёма товара.\n\n- Укажите неисправность, причину, гарантийный ли случай, стоимость и срок\n- Если случай не гарантийный, сначала согласуйте цену\n- Отметьте в обращении «товар поступил» и «акт выдан»: на этом срок останавливается',
          'The customer gets the inspection sheet **within two days** of the machine’s arrival.\n\n- State the fault, the cause, whether it is under warranty, the price and the day it will be ready\n- Outside the warranty, quote first and repair once the customer agrees\n- Note “the goods arrived” and “the sheet was given” on the case: the clock stops with it',
        ),
        tags: ['repair'],
        families: [],
        problems: ['quality', 'service'],
        audience: 'staff',
      },
    },
  ],
};
