import { NONE, type Detector } from './detector.ts';
import { hitOf } from './hit.ts';

/** WhatsApp's old login names its user by the telephone number, international and without a sign
 *  (docs/protocols/whatsapp.md). */
export const whatsappLogin: Detector = {
  id: 'whatsapp-login',
  version: 1,
  needs: { protocols: new Set(['whatsapp']) },
  inspect(field, context) {
    if (field.path !== 'whatsapp.auth.user') return NONE;
    const raw = field.text();
    return /^[1-9]\d{6,14}$/.test(raw)
      ? [hitOf(field, context, { type: 'phone', confidence: 'confirmed', reason: 'protocol-field', raw })]
      : NONE;
  },
};
