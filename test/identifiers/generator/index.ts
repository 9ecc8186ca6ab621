import { adRequest } from './designs/ad-request.ts';
import { agoraLike } from './designs/agora-like.ts';
import { analyticsNested } from './designs/analytics-nested.ts';
import { babyCamera } from './designs/baby-camera.ts';
import { chatJsonBrotli } from './designs/chat-json-brotli.ts';
import { contactUpload } from './designs/contact-upload.ts';
import { counterConstant } from './designs/counter-constant.ts';
import { deviceRegistration } from './designs/device-registration.ts';
import { dnsUser } from './designs/dns-user.ts';
import { fourthClinicCalls } from './designs/fourth-clinic-calls.ts';
import { fourthDatingPlaces } from './designs/fourth-dating-places.ts';
import { fourthGuildXmpp } from './designs/fourth-guild-xmpp.ts';
import { fourthKaraokeRooms } from './designs/fourth-karaoke-rooms.ts';
import { fourthMeshRelay } from './designs/fourth-mesh-relay.ts';
import { fourthParishPhp } from './designs/fourth-parish-php.ts';
import { fourthQuietDoors } from './designs/fourth-quiet-doors.ts';
import { fourthQuietFares } from './designs/fourth-quiet-fares.ts';
import { fourthRailsMarket } from './designs/fourth-rails-market.ts';
import { fourthWalkieUdp } from './designs/fourth-walkie-udp.ts';
import { ftpUpload } from './designs/ftp-upload.ts';
import { funxmppLike } from './designs/funxmpp-like.ts';
import { gpsTracker } from './designs/gps-tracker.ts';
import { grpcClear } from './designs/grpc-clear.ts';
import { hashedPixel } from './designs/hashed-pixel.ts';
import { headersCookies } from './designs/headers-cookies.ts';
import { http2Prior } from './designs/http2-prior.ts';
import { httpForm } from './designs/http-form.ts';
import { httpMultipart } from './designs/http-multipart.ts';
import { httpQuery } from './designs/http-query.ts';
import { ircChannel } from './designs/irc-channel.ts';
import { jsonUdp } from './designs/json-udp.ts';
import { kvUdp } from './designs/kv-udp.ts';
import { laterAddressBook } from './designs/later-address-book.ts';
import { laterCoapBracelet } from './designs/later-coap-bracelet.ts';
import { laterDoorbell } from './designs/later-doorbell.ts';
import { laterLobbyJson } from './designs/later-lobby-json.ts';
import { laterMatrixClient } from './designs/later-matrix-client.ts';
import { laterQuietMetrics } from './designs/later-quiet-metrics.ts';
import { laterQuietTicker } from './designs/later-quiet-ticker.ts';
import { laterQuietTransit } from './designs/later-quiet-transit.ts';
import { laterRtmpLive } from './designs/later-rtmp-live.ts';
import { laterSocksFlap } from './designs/later-socks-flap.ts';
import { laterVoipLines } from './designs/later-voip-lines.ts';
import { laterXmlSocket } from './designs/later-xml-socket.ts';
import { localNames } from './designs/local-names.ts';
import { mailClear } from './designs/mail-clear.ts';
import { mailMetadata } from './designs/mail-metadata.ts';
import { mediaLinks } from './designs/media-links.ts';
import { mixedNested } from './designs/mixed-nested.ts';
import { mixedSockets } from './designs/mixed-sockets.ts';
import { mixedWeb } from './designs/mixed-web.ts';
import { mqtt3 } from './designs/mqtt-3.ts';
import { mqtt5 } from './designs/mqtt-5.ts';
import { msgpackBody } from './designs/msgpack-body.ts';
import { oicqHeader } from './designs/oicq-header.ts';
import { protobufBody } from './designs/protobuf-body.ts';
import { protobufUdp } from './designs/protobuf-udp.ts';
import { pushHandshake } from './designs/push-handshake.ts';
import { pushRegister } from './designs/push-register.ts';
import { quietAppUpdate } from './designs/quiet-app-update.ts';
import { quietDecoyStorm } from './designs/quiet-decoy-storm.ts';
import { quietJsonFeeds } from './designs/quiet-json-feeds.ts';
import { quietMmtls } from './designs/quiet-mmtls.ts';
import { quietNamesAndTime } from './designs/quiet-names-and-time.ts';
import { quietOwnEncryption } from './designs/quiet-own-encryption.ts';
import { quietPublicPages } from './designs/quiet-public-pages.ts';
import { quietQuic } from './designs/quiet-quic.ts';
import { quietTelegramSecret } from './designs/quiet-telegram-secret.ts';
import { quietTlsChat } from './designs/quiet-tls-chat.ts';
import { quietVideoStream } from './designs/quiet-video-stream.ts';
import { quietWebrtcCall } from './designs/quiet-webrtc-call.ts';
import { roomsChunkedGzip } from './designs/rooms-chunked-gzip.ts';
import { rtcpCname } from './designs/rtcp-cname.ts';
import { rtspCamera } from './designs/rtsp-camera.ts';
import { shareKitHex } from './designs/share-kit-hex.ts';
import { sipCall } from './designs/sip-call.ts';
import { sniUser } from './designs/sni-user.ts';
import { soapXml } from './designs/soap-xml.ts';
import { telegramOpen } from './designs/telegram-open.ts';
import { thirdJsonapiSocial } from './designs/third-jsonapi-social.ts';
import { thirdKitsBatch } from './designs/third-kits-batch.ts';
import { thirdLiveGraphql } from './designs/third-live-graphql.ts';
import { thirdOfficeSockets } from './designs/third-office-sockets.ts';
import { thirdParseLogin } from './designs/third-parse-login.ts';
import { thirdPhoenixRooms } from './designs/third-phoenix-rooms.ts';
import { thirdQuietLounge } from './designs/third-quiet-lounge.ts';
import { thirdRpcCalls } from './designs/third-rpc-calls.ts';
import { thirdSipPresence } from './designs/third-sip-presence.ts';
import { thirdTracksMqtt } from './designs/third-tracks-mqtt.ts';
import { thirdVoiceUdp } from './designs/third-voice-udp.ts';
import { thirdXmppCircle } from './designs/third-xmpp-circle.ts';
import { thriftBody } from './designs/thrift-body.ts';
import { tlvTcp } from './designs/tlv-tcp.ts';
import { turnRelay } from './designs/turn-relay.ts';
import { utf16Chat } from './designs/utf16-chat.ts';
import { websocketDeflate } from './designs/websocket-deflate.ts';
import { websocketText } from './designs/websocket-text.ts';
import { wechatHeader } from './designs/wechat-header.ts';
import { xmppChat } from './designs/xmpp-chat.ts';
import type { Design } from './session.ts';

export { generate } from './generate.ts';

/** All designs; those with nothing exposed come last. */
export const DESIGNS: readonly Design[] = [
  httpQuery,
  httpForm,
  deviceRegistration,
  headersCookies,
  httpMultipart,
  analyticsNested,
  shareKitHex,
  chatJsonBrotli,
  roomsChunkedGzip,
  soapXml,
  protobufBody,
  msgpackBody,
  thriftBody,
  http2Prior,
  grpcClear,
  websocketText,
  websocketDeflate,
  sipCall,
  rtcpCname,
  turnRelay,
  xmppChat,
  mqtt3,
  mqtt5,
  ircChannel,
  mailClear,
  ftpUpload,
  dnsUser,
  sniUser,
  agoraLike,
  wechatHeader,
  pushHandshake,
  pushRegister,
  telegramOpen,
  funxmppLike,
  babyCamera,
  oicqHeader,
  tlvTcp,
  kvUdp,
  jsonUdp,
  utf16Chat,
  adRequest,
  hashedPixel,
  contactUpload,
  mailMetadata,
  mediaLinks,
  localNames,
  counterConstant,
  protobufUdp,
  gpsTracker,
  rtspCamera,
  mixedWeb,
  mixedNested,
  mixedSockets,
  quietTlsChat,
  quietQuic,
  quietWebrtcCall,
  quietTelegramSecret,
  quietMmtls,
  quietPublicPages,
  quietJsonFeeds,
  quietNamesAndTime,
  quietAppUpdate,
  quietOwnEncryption,
  quietDecoyStorm,
  quietVideoStream,
];

/** Written after the tool had been measured with the others, to see whether it reads what it has not met. */
export const LATER_DESIGNS: readonly Design[] = [
  laterCoapBracelet,
  laterSocksFlap,
  laterRtmpLive,
  laterMatrixClient,
  laterLobbyJson,
  laterXmlSocket,
  laterDoorbell,
  laterVoipLines,
  laterAddressBook,
  laterQuietTransit,
  laterQuietMetrics,
  laterQuietTicker,
];

/** The third set, written without sight of the tool as well: typical apps and kits in other layouts and spellings. */
export const THIRD_DESIGNS: readonly Design[] = [
  thirdJsonapiSocial,
  thirdPhoenixRooms,
  thirdOfficeSockets,
  thirdKitsBatch,
  thirdParseLogin,
  thirdRpcCalls,
  thirdVoiceUdp,
  thirdXmppCircle,
  thirdSipPresence,
  thirdTracksMqtt,
  thirdLiveGraphql,
  thirdQuietLounge,
];

/** The fourth set, without sight of the tool as well: other kinds of app on other stacks. Those that expose nothing come last. */
export const FOURTH_DESIGNS: readonly Design[] = [
  fourthRailsMarket,
  fourthParishPhp,
  fourthDatingPlaces,
  fourthKaraokeRooms,
  fourthWalkieUdp,
  fourthMeshRelay,
  fourthClinicCalls,
  fourthGuildXmpp,
  fourthQuietFares,
  fourthQuietDoors,
];
