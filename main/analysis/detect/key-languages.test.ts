import { expect, test } from 'vitest';
import { folded, inEnglish, wordsInEnglish } from './key-languages.ts';
import { wordsOf } from './key-words.ts';

test.each([
  ['Gerät', 'gerat'],
  ['KULLANICI_ADI', 'kullanici_adi'],
  ['Kullanıcı', 'kullanici'],
  ['İsim', 'isim'],
  ['Hasło', 'haslo'],
  ['mật_khẩu', 'mat_khau'],
  ['الإسم_المُستعار', 'الاسم_المستعار'],
  ['كاربري', 'کاربری'],
  ['パスワード', 'パスワード'],
  ['사용자', '사용자'],
  ['user_id', 'user_id'],
])('%s has one spelling', (written, one) => expect(folded(written)).toBe(one));

test.each([
  ['Teilnehmernummer', 'member number'],
  ['玩家编号', 'member number'],
  ['用户ID', 'user id'],
  ['用户昵称', 'user nickname'],
  ['shoujihao', 'phone number'],
  ['会话令牌', 'session token'],
  ['部屋番号', 'room number'],
  ['номер_комнаты', 'room number'],
  ['nomer_komnaty', 'room number'],
  ['رقم_الغرفة', 'room number'],
  ['nomeDoUsuario', 'user name'],
  ['id_utilisateur', 'user id'],
  ['Geraete_Nummer', 'device number'],
  ['Gerätenummer', 'device number'],
  ['id_người_dùng', 'user id'],
  ['peer_benutzer_id', 'peer user id'],
])('%s is %s', (key, english) => expect(wordsInEnglish(wordsOf(key))?.join(' ')).toBe(english));

test('leaves English, and words with something left over, alone', () => {
  for (const key of ['user_id', 'room', 'id', 'name', 'Raumtemperatur', 'номерок', '', 'x'.repeat(64)])
    expect([key, wordsInEnglish(wordsOf(key))]).toEqual([key, null]);
  expect([inEnglish('absender'), inEnglish('sender'), inEnglish('constructor')]).toEqual([
    'sender',
    'sender',
    'constructor',
  ]);
});
