/** Parts that names of keys are made of in other languages, for the compounds that no list holds: `Teilnehmernummer`,
 *  `玩家编号`, `номер_комнаты`. Each word was read in a line that pairs it with the English one: in the translations of
 *  Pidgin 2.14.12, Gajim 1.7.3, Converse.js 14.0.0, GNOME's network settings 1.30.0 and Django 5.2.17; `玩家`, `房间` and
 *  Chinese in Latin letters in published programs that comment their fields (see
 *  `knowledge/identifiers/languages-*.yaml`). Marks on letters and case do not count (`folded`). Russian and Ukrainian
 *  words stand in Latin letters too. */
const PARTS: Readonly<Record<string, string>> = {
  user:
    '用户 使用者 ユーザー ユーザ 사용자 مستخدم المستخدم کاربر کاربری karbar пользователь пользователя polzovatel ' +
    'polzovatelya користувач користувача korystuvach korystuvacha kullanici benutzer nutzer usuario utilizador ' +
    'utilisateur utente uzytkownik uzytkownika gebruiker gebruikers pengguna nguoidung उपयोक्ता उपभोक्ता प्रयोक्ता yonghu',
  member:
    '玩家 成员 成員 参与者 參與者 メンバー 参加者 회원 عضو участник участника uchastnik uchastnika учасник учасника ' +
    'uchasnyk uchasnyka uye katilimci mitglied mitglieds teilnehmer membre miembro membro participante partecipante ' +
    'czlonek czlonka uczestnik uczestnika deelnemer anggota peserta thanhvien',
  sender:
    '发送者 發信人 送信者 المرسل فرستنده отправитель otpravitel відправник vidpravnyk gonderen absender expediteur ' +
    'remitente remetente mittente nadawca nadawcy afzender pengirim nguoigui प्रेषक',
  recipient:
    '接收者 接受者 受取人 المستلم گیرنده получатель poluchatel адресат adresat alici empfanger empfaenger destinataire ' +
    'destinatario odbiorca ontvanger penerima nguoinhan प्राप्तकर्ता',
  room:
    '房间 聊天室 ルーム 部屋 대화실 غرفة الغرفة اتاق комната комнаты komnata komnaty кімната кімнати kimnata kimnaty oda ' +
    'raum sala salon stanza pokoj pokoju ruimte kamer ruang phong 방 कक्ष fangjian',
  channel:
    '频道 頻道 チャンネル 채널 قناة القناة کانال канал канала каналу kanal kanala kanalu canal canale kanaal saluran kenh ' +
    'चैनल',
  group:
    '群组 群組 グループ 그룹 مجموعة المجموعة گروه группа группы gruppa gruppy група групи grupa grupy grup gruppe gruppen ' +
    'groupe grupo gruppo groep groeps kelompok nhom समूह',
  device:
    '设备 裝置 デバイス 장치 جهاز الجهاز دستگاه устройство устройства ustroystvo ustroystva пристрій пристрою prystriy ' +
    'prystroyu aygit gerat geraet gerate geraete appareil peripherique dispositivo urzadzenie urzadzenia apparaat cihaz ' +
    'perangkat thietbi युक्ति shebei',
  phone:
    '电话 電話 手机 전화 هاتف الهاتف تلفن телефон телефона telefon telefona telefonu telepon telephone telefono telefone ' +
    'telefoon dienthoai फोन मोबाइल dianhua shouji denwa',
  contact: '联系人 聯絡人 контакт контакта kontakt kontakta contacto contato contatto kisi lienlac संपर्क',
  session:
    '会话 セッション 세션 جلسة الجلسة نشست сеанс сеанса seans seansa сеансу seansu сессия сессии sessiya sessii oturum ' +
    'sitzung sitzungs sesion sessao sessione sesja sesji sessie sesi सत्र',
  message:
    '消息 訊息 メッセージ 메시지 رسالة الرسالة پیام پیغام сообщение soobshchenie повідомлення povidomlennya mesaj ileti ' +
    'nachricht nachrichten mensaje mensagem messaggio wiadomosc bericht pesan thongdiep संदेश',
  nickname:
    '昵称 暱稱 ニックネーム 별명 spitzname rumuz apodo apelido bijnaam soprannome pseudonym псевдоним прізвисько',
  password:
    '密码 密碼 パスワード 비밀번호 passwort kennwort пароль parol parola contrasena senha haslo wachtwoord mima',
  token: '令牌 トークン jeton',
  key: '密钥 密鑰 キー 키 مفتاح کلید ключ anahtar anahtari schlussel schluessel cle chave chiave klucz sleutel kunci',
  serial: '序列 シリアル seri serie серийный',
  number:
    '编号 号码 號碼 号 號 番号 번호 رقم شماره номер nomer numara numarasi nummer numero numer nomor bianhao haoma hao ' +
    'bangou नंबर',
  id:
    'kennung kimligi kimlik شناسه идентификатор идентификатора ідентифікатор identyfikator identifiant identificador ' +
    'معرف 아이디 标识 आईडी',
  name: '名 名称 名稱 이름 명 اسم نام имя imya назва nazva isim ismi adi naam nama nombre nome nom nazwa नाम ming',
};

/** They stand between the parts: `nombre_de_usuario`. */
const LINKS = new Set('d da de del della der des di do du van 的 の 의'.split(' '));
/** English, and the same in the compounds of many languages: `BenutzerID`, `Gruppenname`, `用户ID`. */
const SHARED = new Set(['id', 'name']);
/** Behind the noun in some languages and before it in others: `номер комнаты`, `id_usuario`. */
const OF_SOMETHING = new Set(['number', 'id', 'name']);
/** `Teilnehmer` + `nummer`; three are enough for `发送者用户编号`, and keep the search short. */
const MOST_PARTS = 3;

const MEANINGS = new Map<string, string>(
  Object.entries(PARTS).flatMap(([english, words]) => words.split(' ').map((word) => [folded(word), english] as const)),
);
const LONGEST_PART = [...MEANINGS.keys()].reduce((most, word) => (word.length > most ? word.length : most), 0);

/** One spelling for what is written with and without marks, in lower case: `Gerät` is `gerat`, `Kullanıcı` is
 *  `kullanici`, Arabic loses its vowel signs and the seats of its hamza. */
export function folded(text: string): string {
  const lower = text.toLowerCase();
  if (!/[^\x00-\x7f]/.test(lower)) return lower;
  return lower
    .normalize('NFD')
    .replace(/[\u0300-\u036f\u064b-\u0655]/g, '')
    .replace(/[ıłđøßيك]/g, (letter) => ONE_SPELLING[letter] ?? letter)
    .normalize('NFC');
}

const ONE_SPELLING: Readonly<Record<string, string>> = {
  ı: 'i',
  ł: 'l',
  đ: 'd',
  ø: 'o',
  ß: 'ss',
  ي: 'ی',
  ك: 'ک',
};

/** The English for one word; the word itself where it is none of these. */
export function inEnglish(word: string): string {
  return MEANINGS.get(word) ?? word;
}

/** The English for the words of a name, in English order; null where none of them is of another language. */
export function wordsInEnglish(words: readonly string[]): string[] | null {
  const found: string[] = [];
  let isForeign = false;
  for (let i = 0; i < words.length; i++) {
    const word = words[i] ?? '';
    if (LINKS.has(word)) continue;
    // Vietnamese writes its syllables apart: `người dùng`.
    const pair = MEANINGS.get(word + (words[i + 1] ?? ' '));
    const parts = pair === undefined ? partsOf(word, MOST_PARTS) : [pair];
    if (pair !== undefined) i++;
    isForeign ||= parts !== null;
    found.push(...(parts ?? [word]));
  }
  if (!isForeign) return null;
  const first = found[0] ?? '';
  return found.length > 1 && OF_SOMETHING.has(first) ? [...found.slice(1), first] : found;
}

/** A word taken apart, the longest first; null where anything is left over, or nothing is of another language. */
function partsOf(word: string, most: number): string[] | null {
  const whole = MEANINGS.get(word);
  if (whole !== undefined) return [whole];
  if (most === 1) return null;
  for (let length = Math.min(word.length - 1, LONGEST_PART); length > 0; length--) {
    const meaning = MEANINGS.get(word.slice(0, length));
    if (meaning === undefined) continue;
    const rest = word.slice(length);
    const parts = SHARED.has(rest) ? [rest] : partsOf(rest, most - 1);
    if (parts) return [meaning, ...parts];
  }
  return null;
}
