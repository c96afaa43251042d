import { expect, test } from 'vitest';
import { easyToGuess } from './easy-password.ts';

const about = ['Ада Лавлейс', 'ada.lovelace@example.com', 'Easyhome 居然之家'];

test.each([
  'aaaaaaaaaa',
  '1111111111',
  'abababababab',
  'password123',
  'Password2026!',
  'qwertyuiop',
  'qwerty12345',
  'йцукенгшщз',
  'пароль1234',
  '1234567890',
  '0987654321',
  'ada.lovelace',
  'Lovelace2026',
  'лавлейс123',
  '居然之家居然之家12',
  'adalovelace99',
  'makegood2026',
])('[AUTH-9] %s is easy to guess', (password) => expect(easyToGuess(password, about)).toBe(true));

test.each([
  'Vier blaue Tassen 17',
  'корова летит над мостом',
  '七只蓝色的杯子在桌上跳',
  'x7!kPq2#vL',
  'correct horse battery',
])('[AUTH-9] %s is not', (password) => expect(easyToGuess(password, about)).toBe(false));
