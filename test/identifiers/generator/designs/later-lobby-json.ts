import { json, type Json } from '../containers.ts';
import { decoysOf } from '../decoys.ts';
import { decoy, either, label } from '../facts.ts';
import { wait } from '../network.ts';
import { connect, connected, DISCONNECT, publish, subscribe, subscribed } from '../mqtt.ts';
import { counted, proto, u8 } from '../packed.ts';
import { cat, encode, type Piece, text } from '../piece.ts';
import type { Design, Session } from '../session.ts';

const ZIPPED = 1;

/** A game lobby's chat on TCP: a length (32 bits, little-endian), a flag, JSON with Chinese names, or names in pinyin,
 *  some of it in zlib, some with \u escapes even in the names. On a tagged VLAN, out of order. */
export const laterLobbyJson: Design = {
  name: 'later-lobby-json',
  follows: 'cases: patterns 1 and 2 in a protocol of its own; RFC 8259, RFC 1950, OASIS MQTT 3.1.1',
  exposes: true,
  wire: { vlan: 7, mss: 900, reorder: 0.15, resend: 0.04 },
  play(s) {
    const d = decoysOf(s);
    const { account, device, random, app } = s;
    const said = random.pick(['今晚九点换群', '别在这里说真名', '钱已经转了']);
    s.own('account', account.bigUid);
    s.own('phone', account.phone);
    s.own('message', said);
    const flow = s.tcp('dating.longteng-youxi.cn', 9100, 'tcp');
    const plain = (value: Json, escape?: string): Piece => counted(cat(u8(0), json(value, escape)), 'u32le');
    const zipped = (value: Json): Piece => counted(cat(u8(ZIPPED), encode('deflate', json(value))), 'u32le');
    flow.out(
      plain({
        指令: '登录',
        玩家编号: label('account', account.bigUid, { bare: true }),
        昵称: label('person-name', account.nick, { also: ['account'] }),
        手机号: label('phone', account.phone.slice(1)),
        设备号: label('device-id', device.imei),
        网卡地址: label('device-id', device.mac),
        密码: label('credential', account.password),
        渠道: d.channel(),
        版本: d.version(),
        时间戳: d.millis(),
        签名: decoy('signature', random.hex(32)),
      }),
    );
    flow.in(
      zipped({
        code: 0,
        令牌: label('session-token', random.base62(48), { also: ['credential'] }),
        fuwuqi: decoy('server-name', `gz-${app.range(10, 99)}`, { of: 'app' }),
        公告: decoy('notice', '系统维护时间：周四凌晨两点至五点', { of: 'app' }),
        道具编号: Array.from({ length: 5 }, () => decoy('item', app.digits(9), { bare: true, of: 'app' })),
        地图: { 编号: decoy('map', app.digits(6), { of: 'app' }), 哈希: d.fileHash() },
      }),
    );
    flow.out(
      plain(
        {
          指令: '进入房间',
          房间号: label('room', account.roomId),
          fangjian_ming: label('room', account.roomTitle, { also: ['other'] }),
          真实姓名: label('person-name', account.full),
        },
        'json-ascii',
      ),
    );
    flow.in(
      zipped({
        指令: '成员',
        列表: account.contacts.map(({ name, uid }, i) => ({
          玩家编号: label('account', uid, { also: ['contact'], bare: true }),
          昵称: label('person-name', name, { also: ['contact'] }),
          战绩: decoy('score', random.range(1000, 9000), { bare: true }),
          zuowei: i,
        })),
      }),
    );
    for (const line of [said, '好的']) {
      flow.out(
        plain({
          指令: '聊天',
          房间号: label('room', account.roomId),
          内容: label('message', line),
          xuhao: decoy('counter', random.below(99), { bare: true }),
          追踪: d.nonce(),
        }),
      );
      flow.in(plain({ 指令: '心跳', 帧号: decoy('counter', random.digits(8), { bare: true }), 延迟: 31 }));
      wait(s.net, 3);
    }
    const shop = {
      指令: '商店',
      价格: d.price(),
      图标: d.cdnObject('png'),
      活动编号: decoy('campaign', app.digits(8)),
    };
    flow.in(zipped(shop));
    flow.keepAlive();
    flow.close();
    sayPresence(s);
  },
};

/** Who is in, by MQTT 3.1.1 with Protocol Buffers, in which fields have numbers and no names. */
function sayPresence(s: Session): void {
  const d = decoysOf(s);
  const { account, random } = s;
  const flow = s.tcp('zx.longteng-youxi.cn', 1883, 'mqtt');
  const shared = "the app's, the same for every user";
  flow.out(
    connect({
      version: 4,
      clientId: text`lt_${label('account', account.bigUid, { key: null, needs: 'mine' })}`,
      user: either('account', 'zaixian-kehuduan', shared, { key: null, of: 'app' }),
      password: either('credential', s.app.base62(12), shared, { key: null, of: 'app' }),
    }),
  );
  flow.in(connected(4));
  const topic = text`zaixian/${label('account', account.bigUid, { key: null, needs: 'mine' })}`;
  flow.out(subscribe(4, 1, [topic]));
  flow.in(subscribed(4, 1, 1));
  const mine = { needs: 'mine' } as const;
  const now = proto([
    [1, 'varint', label('account', account.bigUid, { ...mine, as: ['varint'] })],
    [2, label('person-name', account.nick, { ...mine, also: ['account'] })],
    [3, label('phone', account.phone)],
    [
      4,
      'message',
      [
        [1, d.version()],
        [2, d.channel()],
        [3, 'varint', decoy('time', s.millis(), { as: ['varint'] })],
      ],
    ],
    [5, label('message', '在线，勿扰', mine)],
    [6, decoy('nonce', random.hex(16))],
  ]);
  flow.out(publish(4, topic, now));
  flow.out(DISCONNECT);
  flow.close();
}
