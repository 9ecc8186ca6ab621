import type { PrivateValue } from '../../analysis/assess/values.ts';
import type { Assessment } from '../../contract/assessment.ts';
import { EarshotError } from '../../contract/errors.ts';
import { checkPdf } from '../../report/check-pdf.ts';
import { finishPdf } from '../../report/finish-pdf.ts';
import { createText, tellReport, type TellInput } from '../../text/index.ts';

/** The finished report: printed from its page, cleaned of what names the machine, and read back before anyone gets it.
 *  @param print makes the PDF from the page, in whichever way this shell can
 *  @throws EarshotError revealed-refused, pdf-failed, pdf-leak, pdf-mark-missing, no-chromium */
export async function makeReport(input: TellInput, values: readonly Pick<PrivateValue, 'raw'>[], print: () => Promise<Uint8Array>): Promise<Uint8Array> {
  const { assessment, today } = input;
  if (assessment.revealed) throw new EarshotError('revealed-refused');
  const text = createText(assessment.made.settings.lang);
  const { title } = tellReport(input, text);
  const finished = await finishPdf(await print(), title, assessment.made.settings.lang, today);
  await checkPdf(finished, values.map(({ raw }) => raw), markOf(assessment, text));
  return finished;
}

/** The mark that made-up traffic carries on every page, null for true recordings. */
function markOf({ input }: Assessment, text: ReturnType<typeof createText>): string | null {
  return input.synthetic ? text.t('mark.made-up') : null;
}
