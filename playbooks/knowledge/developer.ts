// What a developer's desk knows after handover: taps that leak, cracks in walls, condensation on windows.
import { choice, end, number, type PlaybookKnowledge, three, yesNo } from './playbook-knowledge.ts';

export const developerKnowledge: PlaybookKnowledge = {
  playbook: 'developer',
  trees: [
    {
      code: 'tap-leaks',
      tree: {
        title: three('水龙头漏水', 'Течёт кран', 'A tap leaks'),
        symptom: three(
          '水龙头滴水、漏水，关不紧，龙头下面有水',
          'Кран капает, подтекает смеситель, вода под раковиной',
          'The tap drips or leaks, it cannot be closed, water under the sink',
        ),
        warning: three(
          '水流很大时，先关闭盆下角阀或入户总阀。',
          'Если вода бежит сильно, сначала перекройте вентиль под раковиной или ввод в квартиру.',
          'If it runs hard, first close the stop valve under the basin or that of the home.',
        ),
        families: [],
        forCustomers: true,
        first: 'where',
        nodes: [
          choice('where', three('水从哪里出来？', 'Откуда идёт вода?', 'Where does the water come out?'), [
            ['spout', three('出水口', 'Из излива', 'From the spout'), 'lever'],
            ['handle', three('手柄下面', 'Из-под рукоятки', 'Under the handle'), 'cartridge_nut'],
            ['base', three('龙头底座', 'У основания', 'At the base'), 'base_seal'],
            ['hose', three('下面的软管', 'По шлангу под раковиной', 'Along the hose below'), 'hose'],
          ]),
          yesNo(
            'lever',
            three('是单把手龙头吗？', 'Смеситель однорычажный?', 'Does it have a single lever?'),
            'cartridge',
            'washer',
          ),
          yesNo(
            'hose',
            three('只有接头处是湿的吗？', 'Мокро только у гайки?', 'Is it wet only at the nut?'),
            'nut_loose',
            'hose_burst',
          ),
          end(
            'cartridge',
            'send_somebody',
            three('阀芯磨损', 'Износился картридж', 'The cartridge is worn'),
            three('维修师傅上门更换阀芯。', 'Мастер заменит картридж.', 'Our plumber will change the cartridge.'),
            { part: 'tap cartridge 35/40 mm', difficulty: 'simple' },
          ),
          end(
            'washer',
            'send_somebody',
            three('密封垫磨损', 'Износилась прокладка', 'The washer is worn'),
            three('维修师傅上门更换密封垫。', 'Мастер заменит прокладку.', 'Our plumber will change the washer.'),
            { part: 'tap washer', difficulty: 'simple' },
          ),
          end(
            'cartridge_nut',
            'send_somebody',
            three('阀芯压盖松动', 'Ослабла гайка картриджа', 'The nut of the cartridge is loose'),
            three('维修师傅上门紧固。', 'Мастер подтянет гайку.', 'Our plumber will tighten it.'),
            { difficulty: 'simple' },
          ),
          end(
            'base_seal',
            'send_somebody',
            three('底座密封圈老化', 'Износилось кольцо основания', 'The ring at the base is worn'),
            three('维修师傅上门更换密封圈。', 'Мастер заменит кольцо.', 'Our plumber will change the ring.'),
            { part: 'O-ring', difficulty: 'simple' },
          ),
          end(
            'nut_loose',
            'self_help',
            three('软管接头松动', 'Ослабла гайка шланга', 'The nut of the hose is loose'),
            three(
              '关闭角阀，用扳手轻轻拧四分之一圈，擦干后观察一小时。',
              'Перекройте вентиль, подтяните гайку на четверть оборота, вытрите и проверьте через час.',
              'Close the valve, tighten the nut by a quarter turn, wipe it dry and look again in an hour.',
            ),
            { difficulty: 'simple' },
          ),
          end(
            'hose_burst',
            'send_somebody',
            three('软管破损', 'Повреждён шланг', 'The hose is damaged'),
            three(
              '角阀保持关闭，维修师傅今天上门。',
              'Не открывайте вентиль: мастер придёт сегодня.',
              'Keep the valve closed; our plumber comes today.',
            ),
            {
              part: 'flexible hose',
              difficulty: 'simple',
              warning: three(
                '软管可能爆裂：离家前请关总阀。',
                'Шланг может лопнуть: уходя, перекройте ввод.',
                'The hose may burst: close the main valve before you leave.',
              ),
            },
          ),
        ],
      },
    },
    {
      code: 'wall-crack',
      tree: {
        title: three('墙面裂缝', 'Трещина в стене', 'A crack in a wall'),
        symptom: three(
          '墙上有裂缝、开裂，天花板与墙之间裂开',
          'Трещина на стене, трещит штукатурка, щель между стеной и потолком',
          'A crack in the wall or plaster, a gap between wall and ceiling',
        ),
        warning: null,
        families: [],
        forCustomers: true,
        first: 'width',
        nodes: [
          number(
            'width',
            three(
              '裂缝最宽处多少毫米？（一张银行卡约0.8毫米）',
              'Какая ширина трещины, мм? (Банковская карта толщиной около 0,8 мм.)',
              'How wide is it, in millimetres? (A bank card is about 0.8 mm.)',
            ),
            'mm',
            [
              [0.3, 'joint'],
              [2, 'grows'],
              [null, 'structure'],
            ],
          ),
          yesNo(
            'joint',
            three(
              '在墙与天花板或两种材料交接处吗？',
              'Она на стыке стены с потолком или двух материалов?',
              'Is it where wall and ceiling or two materials meet?',
            ),
            'joint_crack',
            'shrinkage',
          ),
          yesNo(
            'grows',
            three(
              '一个月内变宽，或墙两面都有吗？',
              'За месяц стала шире или видна с обеих сторон?',
              'Has it grown within a month, or is it on both sides of the wall?',
            ),
            'moving',
            'settling',
          ),
          end(
            'joint_crack',
            'send_somebody',
            three('材料交接处收缩', 'Усадка на стыке материалов', 'Shrinkage where two materials meet'),
            three(
              '保修范围内，建议过一个供暖季后贴网格布修补。',
              'Гарантийный случай: заделаем с сеткой после первого отопительного сезона.',
              'Under warranty: best mended with mesh after the first heating season.',
            ),
            { difficulty: 'simple' },
          ),
          end(
            'shrinkage',
            'send_somebody',
            three('抹灰层干缩', 'Усадка штукатурки', 'The plaster has shrunk'),
            three(
              '不影响安全，预约修补时间即可。',
              'Безопасности не угрожает: договоримся о дне ремонта.',
              'It is harmless; we agree a day to fill it.',
            ),
            { difficulty: 'simple' },
          ),
          end(
            'settling',
            'send_somebody',
            three('房屋正常沉降', 'Обычная осадка здания', 'The building settles as new ones do'),
            three(
              '我们贴上观察标记，三个月后复查并修补。',
              'Поставим маяк, через три месяца проверим и заделаем.',
              'We set a marker, look again in three months and mend it.',
            ),
            { difficulty: 'usual' },
          ),
          end(
            'moving',
            'inspect',
            three('裂缝仍在发展', 'Трещина развивается', 'The crack is still moving'),
            three(
              '结构工程师三天内上门检查。请在裂缝两端标上日期。',
              'Инженер осмотрит за три дня. Отметьте концы трещины датой.',
              'An engineer comes within three days. Please mark both ends with the date.',
            ),
            { difficulty: 'expert' },
          ),
          end(
            'structure',
            'inspect',
            three('可能涉及结构', 'Возможно, затронута конструкция', 'The structure may be affected'),
            three(
              '结构工程师尽快上门；请拍照，并把家具移开。',
              'Инженер приедет срочно; сфотографируйте и отодвиньте мебель.',
              'An engineer comes at once; please photograph it and move furniture away.',
            ),
            {
              difficulty: 'expert',
              warning: three(
                '有碎块掉落时请离开房间并打电话给我们。',
                'Если сыплются куски, выйдите из комнаты и позвоните нам.',
                'If pieces fall, leave the room and call us.',
              ),
            },
          ),
        ],
      },
    },
  ],
  answers: [
    {
      code: 'window-condensation',
      answer: {
        title: three(
          '窗户结露、窗角发霉',
          'Запотевают окна, плесень в углах',
          'Windows run with water, mould in the corners',
        ),
        text: three(
          '新房墙体在头一两年还在散湿。\n\n- 每天**对流通风三次，每次十分钟**\n- 湿度保持在60%以下，家具离外墙五厘米\n- 玻璃夹层中间有水汽属于质量问题，请拍照报修',
          'Новый дом сохнет первые год-два.\n\n- Проветривайте **трижды в день по десять минут** настежь\n- Держите влажность ниже 60 %, мебель на 5 см от наружной стены\n- Влага между стёклами внутри пакета означает брак: пришлите фото',
          'A new building dries for a year or two.\n\n- Open the windows wide **three times a day for ten minutes**\n- Keep the humidity below 60 % and furniture 5 cm off outer walls\n- Water between the panes is a defect: send us a photo',
        ),
        tags: ['care'],
        families: [],
        problems: ['quality'],
        audience: 'customer',
      },
    },
  ],
};
