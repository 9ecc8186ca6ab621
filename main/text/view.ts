/** What the screens, the report and the command draw, in words. Made by the functions in `main/text/tell/` from an
 *  Assessment; whoever draws it adds marks and layout, never words. Every string is ready to print and holds no raw
 *  captured value. */
import type { Access, Confidence, Observer, PlaceCertainty, Verdict } from '../contract/words.ts';
import type { Opened } from '../contract/shell.ts';
import type { Assessment } from '../contract/assessment.ts';

/** One law row as `Opened.laws` carries it. */
export type Law = Opened['laws'][number];

/** A word with its mark: `sure` for findings and places, drawn as full, half or empty square. */
export interface SureMark {
  readonly level: Confidence | PlaceCertainty;
  readonly word: string;
}

export interface ResultsView {
  /** Null unless the traffic is made up; then it stands on every screen, page and in the text output. */
  readonly madeUpMark: string | null;
  readonly kicker: string;
  /** "One of three apps exposes people" */
  readonly headline: string;
  readonly lede: string;
  /** "6 min 41 s", "18,204 packets", "0 lost", "Home country: India", … */
  readonly facts: readonly string[];
  readonly apps: readonly AppRowView[];
  readonly unseen: UnseenView;
  readonly findings: readonly FindingRowView[];
}
export interface AppRowView {
  readonly id: string;
  readonly name: string;
  readonly by: string | null;
  readonly verdict: Verdict;
  readonly verdictWord: string;
  readonly sentence: string;
  readonly facts: readonly string[];
  readonly couldRead: readonly string[];
  /** "Laws of China and the US" */
  readonly law: string | null;
  readonly openLabel: string;
}
/** Shares of payload in per cent, rounded to one decimal, and what could not be seen. */
export interface UnseenView {
  readonly sentence: string;
  readonly shares: readonly {
    readonly kind: 'readable' | 'opaque' | 'unknown';
    readonly label: string;
    readonly note: string;
    readonly percent: number;
  }[];
  readonly points: readonly string[];
}
export interface FindingRowView {
  readonly id: string;
  readonly title: string;
  readonly app: string;
  readonly sure: SureMark;
  readonly valueId: string | null;
  readonly masked: string | null;
  /** Null for a finding without a value: what the engine counts there is packets, not times. */
  readonly count: number | null;
  readonly firstFrame: number | null;
  /** "On the local network only", null where it left. */
  readonly localNote: string | null;
}

export interface AppView {
  readonly madeUpMark: string | null;
  readonly kicker: string;
  readonly name: string;
  /** What stands in brackets behind the app's name, if anything. */
  readonly nameNote: string | null;
  readonly verdict: Verdict;
  readonly verdictWord: string;
  readonly sentence: string;
  readonly facts: readonly { readonly name: string; readonly value: string }[];
  readonly decidedBy: readonly { readonly id: string; readonly title: string }[];
  readonly rungs: RungsView;
  readonly questions: readonly QuestionView[];
  readonly path: PathView;
  readonly worry: WorryView;
  readonly servers: readonly ServerRowView[];
  readonly credits: readonly string[];
  readonly findings: readonly FindingRowView[];
  readonly beforePrint: readonly string[];
}
/** The four steps of a claim, none skipped. */
export interface RungsView {
  readonly readable: Rung;
  readonly place: Rung;
  readonly access: Rung;
  readonly law: Rung;
}
export interface Rung {
  readonly name: string;
  readonly text: string;
}
export interface QuestionView {
  /** 1..8, always all of them, in this order. */
  readonly number: number;
  readonly question: string;
  readonly answer: string;
  readonly detail: readonly string[];
}
export interface WorryView {
  /** What is missing to say more; null: nothing. */
  readonly note: string | null;
  /** People nearest to the data first. */
  readonly readers: readonly { readonly country: string; readonly title: string; readonly lines: readonly string[] }[];
}
export interface PathView {
  readonly title: string;
  readonly stops: readonly { readonly id: 'phone' | Observer; readonly name: string; readonly note: string }[];
  readonly lanes: readonly {
    readonly name: string;
    readonly kind: 'readable' | 'encrypted' | 'visible';
    readonly start: string;
    readonly cells: readonly { readonly observer: Observer; readonly access: Access; readonly word: string }[];
  }[];
  readonly notes: readonly string[];
}
export interface ServerRowView {
  readonly id: string;
  readonly name: string;
  readonly address: string;
  readonly operatedBy: string;
  readonly operatedByNote: string | null;
  readonly hostedBy: string;
  readonly hostedByNote: string | null;
  readonly place: SureMark;
  /** Empty for a server on the local network. */
  readonly placeNote: string;
  readonly law: readonly string[];
  readonly packets: string;
  readonly contactNote: string | null;
}

export interface FindingView {
  readonly madeUpMark: string | null;
  readonly id: string;
  readonly number: number;
  /** "Finding 1 of 5" */
  readonly total: number;
  readonly app: string;
  readonly title: string;
  /** As in a row of the list of findings. */
  readonly count: number | null;
  readonly claim: string;
  readonly seen: readonly string[];
  readonly means: readonly string[];
  readonly who: { readonly path: PathView | null; readonly notes: readonly string[] };
  readonly sure: SureMark;
  readonly why: readonly string[];
  readonly changeOurMind: string | null;
  readonly notSeen: readonly string[];
  readonly check: {
    readonly filter: string;
    readonly frame: number;
    readonly offset: number;
    readonly length: number;
    readonly steps: readonly CheckStep[];
  } | null;
  readonly packets: readonly number[];
  readonly packetsOmitted: number;
  readonly valueId: string | null;
  readonly masked: string | null;
  readonly receivers: readonly string[];
}

/** One step of a check, with what is copied for it. */
export interface CheckStep {
  readonly text: string;
  readonly copy: { readonly value: string; readonly label: string } | null;
}

/** The PDF. Page 1 is `summary` and must be enough for an editor. */
export interface ReportView {
  readonly madeUpMark: string | null;
  /** Title of the document and of its first page. */
  readonly title: string;
  readonly dateLine: string;
  readonly summary: {
    readonly kicker: string;
    readonly headline: string;
    readonly verdict: Verdict;
    readonly verdictWord: string;
    readonly lede: string;
    readonly rungs: RungsView;
    readonly path: PathView;
    readonly notSeenTitle: string;
    readonly notSeen: string;
    readonly replyTitle: string;
    /** The marked place for the company's reply. */
    readonly replyPlace: string;
    readonly others: string | null;
  };
  readonly findings: readonly FindingView[];
  readonly appendix: readonly FindingRowView[];
  /** Of the worst app; null: there is none. */
  readonly worry: (WorryView & { readonly title: string }) | null;
  readonly servers: readonly ServerRowView[];
  readonly method: readonly { readonly name: string; readonly value: string }[];
  readonly limits: readonly string[];
  readonly laws: readonly { readonly country: string; readonly text: string; readonly source: string }[];
  readonly lawNote: string;
  /** The data sets behind places and hosts, as their licences ask. */
  readonly credits: readonly string[];
  readonly words: readonly { readonly word: string; readonly meaning: string }[];
  readonly hashes: readonly { readonly name: string; readonly sha256: string }[];
  readonly footer: string;
}

/** What the functions in `tell/` get. `today`: ISO date, for age rules and the date line (screen and PDF only). */
export interface TellInput {
  readonly assessment: Assessment;
  readonly laws: readonly Law[];
  readonly today: string;
  readonly title: string | null;
  /** Whom the data sets' licences ask us to name. */
  readonly credits?: Opened['credits'];
  /** How the recording was made, where Earshot made it. */
  readonly session?: Pick<Opened['session'], 'from' | 'interface' | 'consent'>;
}
