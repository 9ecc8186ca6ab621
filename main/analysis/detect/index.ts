import { basicCredential } from './basic-credential.ts';
import { bearerToken } from './bearer-token.ts';
import { chatMessage } from './chat-message.ts';
import { desktopCookie } from './desktop-cookie.ts';
import type { Detector } from './detector.ts';
import { deviceName } from './device-name.ts';
import { digestLogin } from './digest-login.ts';
import { emailAddress } from './email-address.ts';
import { equipmentNumber } from './equipment-number.ts';
import { geoPosition } from './geo-position.ts';
import { ircLine } from './irc-line.ts';
import { jabberId } from './jabber-id.ts';
import { jsonWebToken } from './json-web-token.ts';
import { keyName } from './key-name.ts';
import { mediaExposed } from './media-exposed.ts';
import { ownValue } from './own-value.ts';
import { phoneNumber } from './phone-number.ts';
import { protocolIdentity } from './protocol-identity.ts';
import { pushAddress } from './push-address.ts';
import { registrationField } from './registration-field.ts';
import { saslCredential } from './sasl-credential.ts';
import { sessionCookie } from './session-cookie.ts';
import { sipAddress } from './sip-address.ts';
import { vcardField } from './vcard-field.ts';
import { whatsappLogin } from './whatsapp-login.ts';
import { windowsLogin } from './windows-login.ts';

/** Every detector of values, in alphabetical order; a test compares this list with the folder. */
export const detectors: readonly Detector[] = [
  basicCredential,
  bearerToken,
  chatMessage,
  desktopCookie,
  deviceName,
  digestLogin,
  emailAddress,
  equipmentNumber,
  geoPosition,
  ircLine,
  jabberId,
  jsonWebToken,
  keyName,
  mediaExposed,
  ownValue,
  phoneNumber,
  protocolIdentity,
  pushAddress,
  registrationField,
  saslCredential,
  sessionCookie,
  sipAddress,
  vcardField,
  whatsappLogin,
  windowsLogin,
];
