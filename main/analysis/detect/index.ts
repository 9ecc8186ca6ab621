import { basicCredential } from './basic-credential.ts';
import { bearerToken } from './bearer-token.ts';
import { cameraNumber } from './camera-number.ts';
import { certificateHolder } from './certificate-holder.ts';
import { challengeAnswer } from './challenge-answer.ts';
import { chatField } from './chat-field.ts';
import { chatMessage } from './chat-message.ts';
import { desktopCookie } from './desktop-cookie.ts';
import type { Detector } from './detector.ts';
import { deviceName } from './device-name.ts';
import { deviceNumber } from './device-number.ts';
import { digestLogin } from './digest-login.ts';
import { directoryEntry } from './directory-entry.ts';
import { directoryName } from './directory-name.ts';
import { emailAddress } from './email-address.ts';
import { equipmentNumber } from './equipment-number.ts';
import { geoPosition } from './geo-position.ts';
import { ircLine } from './irc-line.ts';
import { jabberId } from './jabber-id.ts';
import { jabberName } from './jabber-name.ts';
import { jsonWebToken } from './json-web-token.ts';
import { keyInPath } from './key-in-path.ts';
import { keyName } from './key-name.ts';
import { localPhoneNumber } from './local-phone-number.ts';
import { matrixId } from './matrix-id.ts';
import { mediaExposed } from './media-exposed.ts';
import { mediaLogin } from './media-login.ts';
import { minutesPosition } from './minutes-position.ts';
import { nameRevealsUse } from './name-reveals-use.ts';
import { ownAddress } from './own-address.ts';
import { ownValue } from './own-value.ts';
import { paymentCard } from './payment-card.ts';
import { phoneNumber } from './phone-number.ts';
import { protocolIdentity } from './protocol-identity.ts';
import { pushAddress } from './push-address.ts';
import { registrationField } from './registration-field.ts';
import { saslAnswer } from './sasl-answer.ts';
import { saslCredential } from './sasl-credential.ts';
import { scramLogin } from './scram-login.ts';
import { serviceRecord } from './service-record.ts';
import { serviceToken } from './service-token.ts';
import { sessionCookie } from './session-cookie.ts';
import { sipAddress } from './sip-address.ts';
import { sipNote } from './sip-note.ts';
import { sipUri } from './sip-uri.ts';
import { spokenArgument } from './spoken-argument.ts';
import { spokenFrame } from './spoken-frame.ts';
import { tokenClaim } from './token-claim.ts';
import { topicLevel } from './topic-level.ts';
import { topicName } from './topic-name.ts';
import { upnpDevice } from './upnp-device.ts';
import { urlLogin } from './url-login.ts';
import { vcardField } from './vcard-field.ts';
import { whatsappLogin } from './whatsapp-login.ts';
import { windowsLogin } from './windows-login.ts';
import { writtenPlace } from './written-place.ts';

/** Every detector of values, in alphabetical order; a test compares this list with the folder. */
export const detectors: readonly Detector[] = [
  basicCredential,
  bearerToken,
  cameraNumber,
  certificateHolder,
  challengeAnswer,
  chatField,
  chatMessage,
  desktopCookie,
  deviceName,
  deviceNumber,
  digestLogin,
  directoryEntry,
  directoryName,
  emailAddress,
  equipmentNumber,
  geoPosition,
  ircLine,
  jabberId,
  jabberName,
  jsonWebToken,
  keyInPath,
  keyName,
  localPhoneNumber,
  matrixId,
  mediaExposed,
  mediaLogin,
  minutesPosition,
  nameRevealsUse,
  ownAddress,
  ownValue,
  paymentCard,
  phoneNumber,
  protocolIdentity,
  pushAddress,
  registrationField,
  saslAnswer,
  saslCredential,
  scramLogin,
  serviceRecord,
  serviceToken,
  sessionCookie,
  sipAddress,
  sipNote,
  sipUri,
  spokenArgument,
  spokenFrame,
  tokenClaim,
  topicLevel,
  topicName,
  upnpDevice,
  urlLogin,
  vcardField,
  whatsappLogin,
  windowsLogin,
  writtenPlace,
];
