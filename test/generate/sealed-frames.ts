import { sealedTalk } from '../../main/analysis/dissect/web/tls-sealed.fixture.ts';
import type { Host } from '../sample/frames.ts';
import { FrameList, type Said } from './frame-list.ts';

/** A frame list whose TCP conversations all lie in TLS 1.3, with the key log that opens them. */
export class SealedFrames extends FrameList {
  keyLog = '';
  #conversations = 0;

  override tcp(client: Host, server: Host, talk: readonly Said[], process: string | null = null): void {
    const said = talk.map(({ out, text }) => ({
      out,
      bytes: Uint8Array.from(typeof text === 'string' ? Buffer.from(text, 'utf8') : text),
    }));
    const sealed = sealedTalk(said, `conversation ${++this.#conversations}`);
    this.keyLog += sealed.keyLog;
    super.tcp(
      client,
      server,
      sealed.talk.map(({ out, bytes }) => ({ out, text: [...bytes] })),
      process,
    );
  }
}
