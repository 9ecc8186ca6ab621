/** The contract's fixed words, as the rooms of the engine see them: they may import the model, not the contract. */
export type {
  Confidence,
  FindingKind,
  PlaceCertainty,
  Protection,
  Reach,
  SubjectType,
  Verdict,
} from '../../contract/words.ts';
