import type { FlowDetector } from './flow-detector.ts';

/** Protocols whose encryption their maker designed, by the sources named in docs/protocols: mmtls (WeChat), MTProto and its
 *  calls (Telegram), LOCO (KakaoTalk), OICQ (QQ). Dissected by a framing that nothing else has. */
const OWN: ReadonlySet<string> = new Set(['loco', 'mmtls', 'mtproto', 'oicq', 'telegram-call']);

/** Encryption of the app maker's own design, and no public standard. What it is worth is not judged. */
export const ownEncryption: FlowDetector = {
  id: 'own-encryption',
  version: 1,
  inspect({ protocol }) {
    return OWN.has(protocol) ? { kind: 'own-encryption', confidence: 'likely', signs: [protocol] } : null;
  },
};
