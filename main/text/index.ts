export { en } from './en/index.ts';
export { createText, type Key, type Text } from './text.ts';
export { tellApp } from './tell/app.ts';
export { tellFinding } from './tell/finding.ts';
export { tellProblem } from './tell/problem.ts';
export { tellReport } from './tell/report.ts';
export { tellResults } from './tell/results.ts';
export { subjectLabel, subjectWord } from './tell/subject.ts';
export type * from './view.ts';
