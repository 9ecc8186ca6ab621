import { SYNTHETIC_MARK } from './marks.ts';
import { COMMENT, beginsWith, eachOption, isText } from './pcapng-options.ts';

/** pcapng section 4.1: the program that wrote the section. */
const SHB_USERAPPL = 4;
const PCAPDROID = 'PCAPdroid';

/** What a section says of itself. Its hardware and system are not read: they tell of a machine. */
interface Section {
  synthetic: boolean;
  /** Written by PCAPdroid. */
  pcapdroid: boolean;
  /** Comments that are not our own. */
  comments: number;
}

/** Reads a section header's options. */
export function readSection(bytes: Uint8Array, at: number, end: number, little: boolean): Section {
  const section: Section = { synthetic: false, pcapdroid: false, comments: 0 };
  eachOption(bytes, at, end, little, (code, value, length) => {
    if (code === SHB_USERAPPL && beginsWith(bytes, value, length, PCAPDROID)) section.pcapdroid = true;
    if (code !== COMMENT) return;
    if (isText(bytes, value, length, SYNTHETIC_MARK)) section.synthetic = true;
    else section.comments++;
  });
  return section;
}
