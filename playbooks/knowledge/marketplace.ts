// What the desk of a home mall knows from the first day: wardrobe doors, creaking floors, the smell of new furniture, a merchant that left.
import { choice, end, number, type PlaybookKnowledge, three, yesNo } from './playbook-knowledge.ts';

const wardrobes = ['衣柜', '定制衣柜', 'Шкафы', 'Шкафы на заказ', 'Wardrobes', 'Fitted wardrobes'];
const floors = ['地板', 'Напольные покрытия', 'Полы', 'Flooring', 'floors'];

export const marketplaceKnowledge: PlaybookKnowledge = {
  playbook: 'marketplace',
  trees: [
    {
      code: 'wardrobe-door',
      tree: {
        title: three('衣柜门关不上', 'Дверь шкафа не закрывается', 'A wardrobe door does not close'),
        symptom: three(
          '衣柜门关不上、合不拢、下垂、推不动，门缝不齐',
          'Дверца шкафа не закрывается, перекосило, провисла, заедает, щель неровная',
          'The wardrobe door does not close, sags, sticks or leaves an uneven gap',
        ),
        warning: null,
        families: wardrobes,
        forCustomers: true,
        first: 'kind',
        nodes: [
          choice('kind', three('是什么门？', 'Какая дверь?', 'What kind of door is it?'), [
            ['hinged', three('平开门', 'Распашная', 'Hinged'), 'hinge'],
            ['sliding', three('推拉门', 'Раздвижная', 'Sliding'), 'rail'],
          ]),
          yesNo(
            'hinge',
            three(
              '铰链松动，或螺丝已脱出吗？',
              'Петля болтается или выпали шурупы?',
              'Is a hinge loose, or have its screws come out?',
            ),
            'hinge_loose',
            'level',
          ),
          yesNo(
            'level',
            three(
              '在柜底放一杯水看：柜体是斜的吗？',
              'Поставьте на дно шкафа стакан воды: шкаф стоит с наклоном?',
              'Stand a glass of water on the bottom of the wardrobe: does it lean?',
            ),
            'not_level',
            'gap',
          ),
          number(
            'gap',
            three(
              '门缝上下相差多少毫米？',
              'На сколько миллиметров щель вверху отличается от щели внизу?',
              'By how many millimetres does the gap at the top differ from that at the bottom?',
            ),
            'mm',
            [
              [4, 'hinge_adjust'],
              [null, 'door_warped'],
            ],
          ),
          yesNo(
            'rail',
            three('下轨里有杂物或灰尘吗？', 'Есть ли мусор в нижней направляющей?', 'Is there dirt in the lower rail?'),
            'rail_dirty',
            'roller',
          ),
          yesNo(
            'roller',
            three(
              '门脱轨了，或拖着底板走吗？',
              'Дверь сошла с рельса или скребёт по низу?',
              'Has the door left its rail, or does it drag?',
            ),
            'roller_broken',
            'stopper',
          ),
          end(
            'hinge_loose',
            'send_somebody',
            three('铰链固定处松脱', 'Расшатано крепление петли', 'The fixing of the hinge has torn loose'),
            three(
              '请勿再开关此门，安装师傅上门加固。',
              'Не пользуйтесь дверцей: мастер укрепит крепление.',
              'Please leave the door alone; a fitter will mend the fixing.',
            ),
            { part: 'hinge with repair plate', difficulty: 'usual' },
          ),
          end(
            'not_level',
            'send_somebody',
            three('柜体没有调平', 'Шкаф не выставлен по уровню', 'The wardrobe does not stand level'),
            three(
              '安装师傅上门调平并固定到墙上。',
              'Мастер выставит шкаф и закрепит его к стене.',
              'A fitter will level it and fix it to the wall.',
            ),
            { difficulty: 'simple' },
          ),
          end(
            'hinge_adjust',
            'self_help',
            three('铰链需要微调', 'Нужна регулировка петель', 'The hinges need adjusting'),
            three(
              '用十字螺丝刀转动铰链前面的调节螺丝，每次四分之一圈，左右移动门板直到门缝均匀。',
              'Крестовой отвёрткой поворачивайте передний винт петли на четверть оборота, пока щель не станет ровной.',
              'Turn the front screw of the hinge by quarter turns with a cross-head screwdriver until the gap is even.',
            ),
            { difficulty: 'simple' },
          ),
          end(
            'door_warped',
            'replace',
            three('门板变形', 'Дверное полотно повело', 'The door leaf is warped'),
            three(
              '请拍下门缝和整扇门，我们与商户安排更换。',
              'Сфотографируйте щель и дверь целиком: мы организуем замену с продавцом.',
              'Please photograph the gap and the whole door; we arrange a new leaf with the merchant.',
            ),
            { part: 'door leaf', difficulty: 'usual' },
          ),
          end(
            'rail_dirty',
            'self_help',
            three('轨道有杂物', 'Мусор в направляющей', 'Dirt in the rail'),
            three(
              '用吸尘器和干布清洁轨道，不要上油。',
              'Пропылесосьте и протрите направляющую; маслом не смазывайте.',
              'Clean the rail with a vacuum cleaner and a dry cloth; no oil.',
            ),
            { difficulty: 'simple' },
          ),
          end(
            'roller_broken',
            'send_somebody',
            three('滚轮脱轨或损坏', 'Ролик сошёл или сломан', 'A roller has left the rail or is broken'),
            three(
              '请让门停在原处，安装师傅上门更换滚轮。',
              'Оставьте дверь на месте: мастер заменит ролики.',
              'Leave the door where it is; a fitter will change the rollers.',
            ),
            {
              part: 'sliding door rollers',
              difficulty: 'usual',
              warning: three(
                '推拉门很重，可能倒下：不要独自抬门。',
                'Дверь тяжёлая и может упасть: не поднимайте её в одиночку.',
                'The door is heavy and may fall: do not lift it alone.',
              ),
            },
          ),
          end(
            'stopper',
            'self_help',
            three('限位器移位', 'Сместился ограничитель', 'The stopper has moved'),
            three(
              '松开上轨限位器，移到门关严的位置再拧紧。',
              'Ослабьте ограничитель в верхней направляющей, передвиньте и затяните.',
              'Loosen the stopper in the upper rail, move it to where the door closes, and tighten it.',
            ),
            { difficulty: 'simple' },
          ),
        ],
      },
    },
    {
      code: 'floor-creaks',
      tree: {
        title: three('地板有响声', 'Скрипит пол', 'The floor creaks'),
        symptom: three(
          '地板踩上去有响声、吱吱响、松动、起翘',
          'Пол скрипит, ходит под ногами, доски поднялись, щёлкает ламинат',
          'The floor creaks, gives underfoot, boards lift or click',
        ),
        warning: null,
        families: floors,
        forCustomers: true,
        first: 'kind',
        nodes: [
          choice('kind', three('是什么地板？', 'Какой пол?', 'What floor is it?'), [
            [
              'floating',
              three(
                '强化或多层（悬浮铺装）',
                'Ламинат или инженерная доска (плавающий)',
                'Laminate or engineered (floating)',
              ),
              'joint',
            ],
            ['solid', three('实木（龙骨铺装）', 'Массив на лагах', 'Solid wood on battens'), 'season'],
          ]),
          number(
            'joint',
            three(
              '取下一段踢脚线：地板离墙多少毫米？',
              'Снимите кусок плинтуса: сколько миллиметров от пола до стены?',
              'Take off a piece of skirting: how many millimetres are between floor and wall?',
            ),
            'mm',
            [
              [6, 'no_room'],
              [null, 'hollow'],
            ],
          ),
          yesNo(
            'hollow',
            three('踩上去有明显下沉吗？', 'Пол заметно прогибается под ногой?', 'Does it clearly give underfoot?'),
            'base_uneven',
            'joints_dry',
          ),
          yesNo(
            'season',
            three('只在供暖季节响吗？', 'Скрипит только в отопительный сезон?', 'Only in the heating season?'),
            'air_dry',
            'batten',
          ),
          yesNo(
            'batten',
            three(
              '总是同一处响，而且会下沉吗？',
              'Скрипит в одном месте и прогибается?',
              'Always at the same spot, and it gives?',
            ),
            'batten_loose',
            'boards_rub',
          ),
          end(
            'no_room',
            'send_somebody',
            three('没有留伸缩缝', 'Нет зазора у стены', 'No room was left to expand'),
            three(
              '安装师傅上门修边，留出8–12毫米伸缩缝。',
              'Мастер подрежет край и оставит зазор 8–12 мм.',
              'A fitter will trim the edge and leave 8 to 12 mm.',
            ),
            { difficulty: 'usual' },
          ),
          end(
            'base_uneven',
            'inspect',
            three('基层不平', 'Неровное основание', 'The base is uneven'),
            three(
              '我们带两米靠尺上门检查；两米内高差超过2毫米须返工。',
              'Приедем с двухметровой рейкой: перепад более 2 мм на 2 м требует переделки.',
              'We come with a two-metre straightedge; more than 2 mm over two metres is to be redone.',
            ),
            { difficulty: 'hard' },
          ),
          end(
            'joints_dry',
            'self_help',
            three(
              '空气太干，板缝收缩摩擦',
              'Сухой воздух: стыки усохли и трутся',
              'Dry air: the joints have shrunk and rub',
            ),
            three(
              '室内湿度保持在45–60%，两周后仍响请告诉我们。',
              'Держите влажность 45–60 %; если через две недели скрипит, сообщите.',
              'Keep the air at 45 to 60 % humidity; tell us if it still creaks in two weeks.',
            ),
          ),
          end(
            'air_dry',
            'self_help',
            three(
              '供暖季空气干燥，木材收缩',
              'Зимой воздух сухой, дерево усыхает',
              'In the heating season the air is dry and wood shrinks',
            ),
            three(
              '使用加湿器，地面不要超过27℃；春天会恢复。',
              'Увлажняйте воздух, пол не теплее 27 °C; весной пройдёт.',
              'Use a humidifier and keep the floor below 27 °C; it passes in spring.',
            ),
          ),
          end(
            'batten_loose',
            'send_somebody',
            three('龙骨松动', 'Ослабла лага', 'A batten is loose'),
            three(
              '师傅上门掀开该处地板，重新固定龙骨。',
              'Мастер вскроет пол на этом месте и закрепит лагу.',
              'A fitter will open the floor there and fix the batten.',
            ),
            { difficulty: 'hard' },
          ),
          end(
            'boards_rub',
            'send_somebody',
            three('地板板边摩擦', 'Доски трутся кромками', 'The boards rub at their edges'),
            three('师傅上门处理板缝。', 'Мастер обработает стыки.', 'A fitter will treat the joints.'),
            { difficulty: 'usual' },
          ),
        ],
      },
    },
  ],
  answers: [
    {
      code: 'floor-humidity',
      answer: {
        title: three(
          '地板起翘、响、有缝：先看湿度',
          'Пол вздулся, скрипит, появились щели: сначала влажность',
          'Floor lifts, creaks or opens: humidity first',
        ),
        text: three(
          '木地板随湿度伸缩。\n\n- 室内湿度保持**45–60%**，温度18–25℃\n- 拖布拧干，不要用蒸汽拖把\n- 供暖季出现一毫米以内的缝属正常，开春会合拢\n\n地板起翘或下沉请拍照发给我们，由我们上门检查。',
          'Дерево дышит вместе с влажностью воздуха.\n\n- Держите влажность **45–60 %**, температуру 18–25 °C\n- Хорошо отжимайте тряпку, не пользуйтесь паровой шваброй\n- Щель до миллиметра зимой обычна и весной закроется\n\nЕсли пол вздулся или проседает, пришлите фото: мы приедем.',
          'Wood moves with the humidity of the air.\n\n- Keep it at **45 to 60 %**, and 18 to 25 °C\n- Wring the mop well; no steam\n- A gap of up to a millimetre in the heating season is usual and closes in spring\n\nIf boards lift or sink, send us a photo and we come to look.',
        ),
        tags: ['care'],
        families: floors,
        problems: ['quality', 'service'],
        audience: 'customer',
      },
    },
    {
      code: 'new-furniture-smell',
      answer: {
        title: three(
          '新家具有气味、担心甲醛',
          'Новая мебель пахнет, беспокоит формальдегид',
          'New furniture smells; worry about formaldehyde',
        ),
        text: three(
          '新板材有气味不等于超标。\n\n- 打开全部柜门抽屉，通风两周\n- 仍有刺鼻气味，请告诉我们：由**有资质的机构**检测\n- 检测超标，按承诺退换，检测费由责任方承担',
          'Запах новой мебели ещё не значит превышение нормы.\n\n- Откройте все дверцы и ящики и проветривайте две недели\n- Если резкий запах остался, сообщите: замер проведёт **аккредитованная лаборатория**\n- При превышении товар обменяем или вернём деньги, замер оплатит виновная сторона',
          'A smell is not yet too much formaldehyde.\n\n- Open all doors and drawers and air the room for two weeks\n- If it still stings, tell us: an **accredited laboratory** will measure\n- Above the limit we take it back or exchange it as promised, and who is at fault pays the measurement',
        ),
        tags: ['health'],
        families: [],
        problems: ['quality'],
        audience: 'customer',
      },
    },
    {
      code: 'merchant-left',
      answer: {
        // E5: that a merchant has left is never a reason to turn a customer away.
        title: three(
          '商户已撤场，客户投诉怎么办',
          'Продавец съехал: как вести жалобу',
          'The merchant has left the mall: how to handle the complaint',
        ),
        text: three(
          '商户撤场**不是拒绝客户的理由**。\n\n- 个案直接由商场承担，不再向商户催办\n- 核对押金和未结货款，先行赔付后向商户追偿\n- 查同一商户的其他未交货合同，主动致电客户',
          'Уход продавца **не причина для отказа**.\n\n- Обращение ведёт сам центр, требования продавцу не нужны\n- Проверьте депозит и удержания: сначала платим клиенту, потом взыскиваем\n- Найдите другие непоставленные договоры этого продавца и позвоните клиентам сами',
          'That a merchant has left is **never a reason to turn a customer away**.\n\n- The case starts with the mall; no demand goes to the merchant\n- Look at the deposit and what is still owed to it: pay first, recover after\n- Find the merchant’s other undelivered contracts and call those customers unasked',
        ),
        tags: ['merchant'],
        families: [],
        problems: ['not_delivered', 'not_installed', 'late'],
        audience: 'staff',
      },
    },
  ],
};
