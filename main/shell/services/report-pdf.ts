import type { PrivateValue } from '../../analysis/assess/values.ts';
import { writtenForms } from '../../analysis/assess/written-forms.ts';
import { EarshotError } from '../../contract/errors.ts';
import { checkPdf } from '../../report/check-pdf.ts';
import { finishPdf } from '../../report/finish-pdf.ts';
import { createText, tellReport, type TellInput } from '../../text/index.ts';

/** The finished report: printed from its page, cleaned of what names the machine, and read back before anyone gets it.
 *  @param values all private values of the capture, whose full form must not be in it
 *  @param print makes the PDF from the page, in whichever way this shell can
 *  @throws EarshotError revealed-refused, pdf-failed, pdf-leak, pdf-mark-missing, no-chromium */
export async function makeReport(
  input: TellInput,
  values: readonly Pick<PrivateValue, 'raw'>[],
  print: () => Promise<Uint8Array>,
): Promise<Uint8Array> {
  const { assessment, today } = input;
  if (assessment.revealed) throw new EarshotError('revealed-refused');
  const { lang } = assessment.made.settings;
  const text = createText(lang);
  const { title } = tellReport(input, text);
  // Asked of the traffic, not of the page that is checked.
  const mark = assessment.input.synthetic ? text.t('mark.made-up') : null;
  try {
    const finished = await finishPdf(await print(), title, lang, today);
    await checkPdf(
      finished,
      values.flatMap(({ raw }) => writtenForms(raw)),
      mark,
    );
    return finished;
  } catch (cause) {
    throw cause instanceof EarshotError ? cause : new EarshotError('pdf-failed', {}, { cause });
  }
}
