import { createHash, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { assessmentSchema, type Assessment } from '../contract/assessment.ts';
import { EarshotError } from '../contract/errors.ts';
import { codeOf, writeProblem } from '../contract/file-problem.ts';
import { hexViewSchema, type Session, sessionSchema } from '../contract/session.ts';
import { type Mine, mineSchema } from '../contract/settings.ts';
import { PART, writeWhole } from './atomic-write.ts';

/** The private side of an assessment: raw values by their ordinal, and the bytes behind findings, masked for the screen. */
export const evidenceFileSchema = z.object({
  values: z.array(z.object({ id: z.string(), type: z.string(), raw: z.string() })),
  hex: z.array(hexViewSchema),
});
export type EvidenceFile = z.infer<typeof evidenceFileSchema>;

const FILES = {
  session: 'session.json',
  assessment: 'assessment.json',
  evidence: 'evidence.json',
  mine: 'my-values.json',
  sums: 'SHA256SUMS',
} as const;
/** The capture keeps its own name by format, so that Wireshark opens it by a double click. */
export const CAPTURE_NAMES = ['capture.pcapng', 'capture.pcap'] as const;
export const REPORT_NAME = 'report.pdf';
/** Names tried for a new session: of 4 random octets two alike in one day are next to impossible. */
const MOST_TRIES = 5;

/** Session folders (0700) with their files (0600), under one root. */
export class SessionStore {
  readonly root: string;

  constructor(root: string) {
    this.root = root;
  }

  /** @throws EarshotError no-session for what is no session's name: an id cannot point outside the root */
  folder(id: string): string {
    const checked = sessionSchema.shape.id.safeParse(id);
    if (!checked.success) throw new EarshotError('no-session', { name: '' });
    return join(this.root, 'sessions', checked.data);
  }

  /** Makes the folder of a new session. `day`: ISO date, so that folders sort by age.
   *  @throws EarshotError disk-full, no-permission, write-failed */
  async create(day: string): Promise<string> {
    try {
      await mkdir(join(this.root, 'sessions'), { recursive: true, mode: 0o700 });
      for (let tries = 1; ; tries++) {
        const id = `${day.slice(0, 10)}-${randomBytes(4).toString('hex')}`;
        const made = await mkdir(this.folder(id), { mode: 0o700 }).then(
          () => true,
          (cause: unknown) => {
            if (codeOf(cause) === 'EEXIST' && tries < MOST_TRIES) return false;
            throw cause;
          },
        );
        if (made) return id;
      }
    } catch (cause) {
      throw writeProblem(cause, 'sessions');
    }
  }

  /** Newest first. */
  async list(): Promise<Session[]> {
    const names = await readdir(join(this.root, 'sessions')).catch(ifMissing<string[]>([]));
    const sessions: Session[] = [];
    for (const id of names) {
      const session = await this.session(id).catch(() => null);
      // A folder without a readable session.json is not ours to show; it is left as it is.
      if (session) sessions.push(session);
    }
    return sessions.sort((a, b) => (a.madeAt === b.madeAt ? 0 : a.madeAt < b.madeAt ? 1 : -1));
  }

  async session(id: string): Promise<Session> {
    const session = await this.#read(id, FILES.session, sessionSchema);
    // A folder that was renamed by hand: what is written in it would land elsewhere.
    if (session.id !== id) throw new EarshotError('no-session', { name: id });
    return session;
  }
  async assessment(id: string): Promise<Assessment> {
    return this.#read(id, FILES.assessment, assessmentSchema);
  }
  /** Changes when the assessment does; null where there is none yet. */
  async assessmentStamp(id: string): Promise<string | null> {
    const found = await stat(join(this.folder(id), FILES.assessment)).catch(() => null);
    return found && `${found.ino} ${found.mtimeMs} ${found.size}`;
  }
  async evidence(id: string): Promise<EvidenceFile> {
    return this.#read(id, FILES.evidence, evidenceFileSchema);
  }
  async mine(id: string): Promise<Mine[]> {
    return this.#read(id, FILES.mine, z.array(mineSchema)).catch(() => []);
  }

  async saveSession(session: Session): Promise<void> {
    await this.#save(session.id, FILES.session, session);
  }
  async saveMine(id: string, mine: readonly Mine[]): Promise<void> {
    await this.#save(id, FILES.mine, mine);
  }
  /** The evidence first: where an assessment stands, all of it stands. */
  async saveResult(id: string, assessment: Assessment, evidence: EvidenceFile): Promise<void> {
    await this.#save(id, FILES.evidence, evidence);
    await this.#save(id, FILES.assessment, assessment);
  }

  /** The session's capture, whichever format it has; null where there is none yet. */
  async capture(id: string): Promise<string | null> {
    for (const name of CAPTURE_NAMES) {
      const path = join(this.folder(id), name);
      if (
        await stat(path).then(
          () => true,
          () => false,
        )
      )
        return path;
    }
    return null;
  }

  /** Writes SHA256SUMS over every file that is there, in the format of `sha256sum -c`. */
  async seal(id: string): Promise<void> {
    const folder = this.folder(id);
    const names = [...CAPTURE_NAMES, FILES.assessment, FILES.evidence, FILES.mine, REPORT_NAME, FILES.session];
    const lines: string[] = [];
    for (const name of names) {
      const sum = await sha256Of(join(folder, name)).catch(ifMissing(null));
      if (sum !== null) lines.push(`${sum}  ${name}\n`);
    }
    await writeWhole(join(folder, FILES.sums), lines.join(''), FILES.sums);
  }

  async remove(id: string): Promise<void> {
    await rm(this.folder(id), { recursive: true, force: true });
  }

  /** When anything of the session was last written, in milliseconds since 1970. */
  async lastChange(id: string): Promise<number> {
    const folder = this.folder(id);
    const times = (await readdir(folder)).map(
      async (name) => (await stat(join(folder, name)).catch(() => null))?.mtimeMs ?? 0,
    );
    return Math.max(0, ...(await Promise.all(times)));
  }

  /** What a crash left unfinished in a session's folder. */
  async removeParts(id: string): Promise<void> {
    const folder = this.folder(id);
    for (const name of await readdir(folder)) if (name.endsWith(PART)) await rm(join(folder, name), { force: true });
  }

  async #save(id: string, name: string, data: unknown): Promise<void> {
    await writeWhole(join(this.folder(id), name), `${JSON.stringify(data, null, 2)}\n`, name);
  }

  async #read<T>(id: string, name: string, schema: z.ZodType<T>): Promise<T> {
    const path = join(this.folder(id), name);
    try {
      return schema.parse(JSON.parse(await readFile(path, 'utf8')));
    } catch (cause) {
      throw new EarshotError('no-session', { name: id }, { cause });
    }
  }
}

async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

function ifMissing<T>(fallback: T): (cause: unknown) => T {
  return (cause) => {
    if (codeOf(cause) === 'ENOENT') return fallback;
    throw cause;
  };
}
