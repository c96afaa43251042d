// What a retailer's desk knows from the first day: a television without a picture, and what callers ask most.
import { end, type PlaybookKnowledge, three, yesNo } from './playbook-knowledge.ts';

const families = ['电视', '电视机', 'Телевизоры', 'Televisions', 'TV'];

export const retailerKnowledge: PlaybookKnowledge = {
  playbook: 'retailer',
  trees: [
    {
      code: 'tv-no-picture',
      tree: {
        title: three('电视没有图像', 'У телевизора нет изображения', 'The television shows no picture'),
        symptom: three(
          '电视黑屏，有声音没图像，开不了机，屏幕不亮',
          'Телевизор не показывает, чёрный экран, есть звук, но нет изображения, не включается',
          'Black screen, sound but no picture, the TV does not turn on',
        ),
        warning: three(
          '不要打开电视后盖：断电后内部仍有高压。',
          'Не снимайте заднюю крышку: внутри высокое напряжение даже после отключения.',
          'Do not open the back: there is high voltage inside even when it is unplugged.',
        ),
        families,
        forCustomers: true,
        first: 'lamp',
        nodes: [
          yesNo(
            'lamp',
            three('电源指示灯亮吗？', 'Горит ли индикатор питания?', 'Is the standby light on?'),
            'sound',
            'socket',
          ),
          yesNo(
            'socket',
            three(
              '同一插座接其他电器能用吗？',
              'Работает ли в этой розетке другой прибор?',
              'Does another device work in the same socket?',
            ),
            'power_board',
            'socket_dead',
          ),
          yesNo('sound', three('有声音吗？', 'Есть ли звук?', 'Is there sound?'), 'torch', 'menu'),
          yesNo(
            'torch',
            three(
              '关灯后用手电筒贴近屏幕，能看到很淡的图像吗？',
              'В темноте посветите фонариком на экран: видно ли слабое изображение?',
              'In the dark, hold a torch to the screen: is there a faint picture?',
            ),
            'backlight',
            'cracked',
          ),
          yesNo(
            'cracked',
            three(
              '屏幕上有裂纹、黑斑或彩条吗？',
              'Есть ли трещины, пятна или полосы?',
              'Are there cracks, blots or stripes?',
            ),
            'panel',
            'signal_board',
          ),
          yesNo(
            'menu',
            three(
              '按遥控器“菜单”，电视自己的菜单出现吗？',
              'Появляется ли меню самого телевизора?',
              'Does the menu of the TV itself appear?',
            ),
            'wrong_source',
            'restart',
          ),
          yesNo(
            'restart',
            three(
              '拔掉电源五分钟后再插上，能开机吗？',
              'Выньте вилку на пять минут и включите снова. Телевизор запустился?',
              'Pull the plug for five minutes and plug it in again. Does it start?',
            ),
            'hung',
            'main_board',
          ),
          end(
            'socket_dead',
            'no_fault',
            three('插座没电', 'Нет питания в розетке', 'The socket is dead'),
            three(
              '换一个插座，或检查空气开关。',
              'Включите в другую розетку или проверьте автомат.',
              'Use another socket or check the fuse.',
            ),
          ),
          end(
            'power_board',
            'send_somebody',
            three('电源板故障', 'Неисправен блок питания', 'The power board has failed'),
            three(
              '请拔下插头，技师上门检修。',
              'Выньте вилку и дождитесь мастера.',
              'Leave it unplugged; a technician will come.',
            ),
            { part: 'power board', difficulty: 'hard' },
          ),
          end(
            'backlight',
            'send_somebody',
            three('背光灯条损坏', 'Вышла из строя подсветка', 'The backlight has failed'),
            three('需技师更换灯条。', 'Мастер заменит подсветку.', 'A technician will change the backlight.'),
            { part: 'LED backlight strips', difficulty: 'hard' },
          ),
          end(
            'panel',
            'inspect',
            three('屏幕面板损坏', 'Повреждена матрица', 'The panel is damaged'),
            three(
              '请拍下屏幕和包装箱的照片。是运输、安装还是使用造成，检查后答复。',
              'Сфотографируйте экран и упаковку. Причину (перевозка, установка или использование) установит осмотр.',
              'Please photograph the screen and the box. Whether transport, fitting or use caused it is for the inspection to say.',
            ),
            { part: 'panel', difficulty: 'expert' },
          ),
          end(
            'signal_board',
            'send_somebody',
            three('逻辑板或排线故障', 'Неисправна плата T-CON или шлейф', 'The timing board or its cable has failed'),
            three(
              '技师上门检修。',
              'Мастер проверит плату и шлейф.',
              'A technician will check the board and the cable.',
            ),
            { part: 'T-CON board', difficulty: 'hard' },
          ),
          end(
            'wrong_source',
            'self_help',
            three(
              '信号源不对或信号线松动',
              'Выбран не тот вход или отошёл кабель',
              'The wrong input is chosen, or its cable is loose',
            ),
            three(
              '按“信号源”选择机顶盒所在接口，重新插好HDMI线，或换一根线。',
              'Кнопкой Source выберите вход приставки, переставьте кабель HDMI или замените его.',
              'Choose the input of your box with Source, push the HDMI cable in again or try another one.',
            ),
            { difficulty: 'simple' },
          ),
          end(
            'hung',
            'self_help',
            three('系统死机', 'Зависла система', 'The software hung'),
            three(
              '在设置中更新系统；再次出现请告诉我们。',
              'Обновите систему в настройках; повторится, сообщите нам.',
              'Update it in the settings; tell us if it happens again.',
            ),
            { difficulty: 'simple' },
          ),
          end(
            'main_board',
            'send_somebody',
            three('主板故障', 'Неисправна основная плата', 'The main board has failed'),
            three(
              '技师上门检修，必要时更换主板。',
              'Мастер проверит и при необходимости заменит плату.',
              'A technician will check it and change the board if need be.',
            ),
            { part: 'main board', difficulty: 'expert' },
          ),
        ],
      },
    },
  ],
  answers: [
    {
      code: 'panel-damage-photos',
      answer: {
        title: three(
          '签收时屏幕破损：怎么办',
          'Экран разбит при доставке: что делать',
          'The screen is broken on delivery: what to do',
        ),
        text: three(
          '请**保留全部包装**，并在收到当天告诉我们。\n\n- 拍下屏幕、外箱六面和运单\n- 不要安装到墙上\n- 我们收到照片后安排更换，费用由我们承担',
          '**Сохраните всю упаковку** и сообщите нам в день доставки.\n\n- Сфотографируйте экран, коробку со всех сторон и накладную\n- Не вешайте телевизор на стену\n- Получив снимки, мы организуем замену за наш счёт',
          'Please **keep all the packing** and tell us on the day it came.\n\n- Photograph the screen, the box from all sides and the waybill\n- Do not hang it on the wall\n- With the photos we arrange the exchange at our cost',
        ),
        tags: ['delivery'],
        families,
        problems: ['damaged'],
        audience: 'customer',
      },
    },
  ],
};
