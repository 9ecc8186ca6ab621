import type { Services } from './services.ts';

/** What the services ask of the shell that carries them. Each shell answers in its own way; no service knows which. */
export interface ShellPorts {
  /** Prints a session's report page (`#/report/<id>`, once it says that it is drawn) to a tagged and outlined PDF.
   *  @throws EarshotError pdf-failed */
  printReport(sessionId: string): Promise<Uint8Array>;
  /** Asks the person where to save. Null: they changed their mind. */
  choosePdfPath(suggestedName: string): Promise<string | null>;
  /** Starts the analysis program in a process or thread of its own. */
  startAnalysis(): AnalysisProcess;
}

/** Prints the report page of services that know one document.
 *  @throws EarshotError pdf-failed, no-chromium */
export type PrintDocument = (document: Services, sessionId: string) => Promise<Uint8Array>;

/** What a job without a window asks of the shell that carries it. */
export interface JobPorts extends Pick<ShellPorts, 'startAnalysis'> {
  readonly printDocument: PrintDocument;
}

/** A job without a window. Resolves to the exit code once all it had to say is written. */
export type Job = (ports: JobPorts) => Promise<number>;

/** The shell's end of the analysis program. Messages are structured clones. */
export interface AnalysisProcess {
  send(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
  /** `code` 0: it ended by itself and without an error. */
  onExit(listener: (code: number) => void): void;
  stop(): void;
}

/** The analysis program's own end. */
export interface AnalysisPort {
  send(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
}

export type MakeServices = (ports: ShellPorts) => Promise<Services>;
