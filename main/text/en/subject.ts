import { family } from './entry.ts';

/** Three forms of each: `.some` counts values inside a sentence, `.the` points back, `.name` labels. */
export const subject = {
  ...family(
    'What was exposed, inside a sentence, by number of different values. One test user is “a user ID”, never “user IDs”.',
    {
      'subject.account.some': '{count, plural, one {a user ID} other {# user IDs}}',
      'subject.account-by-shape.some':
        '{count, plural, one {a value that looks like an account name} other {# values that look like account names}}',
      'subject.person-name.some': '{count, plural, one {a person’s name} other {# names of people}}',
      'subject.person-name-by-shape.some':
        '{count, plural, one {a value that looks like a name} other {# values that look like names}}',
      'subject.room.some': '{count, plural, one {a room ID} other {# room IDs}}',
      'subject.room-by-shape.some':
        '{count, plural, one {a value that looks like a room name} other {# values that look like room names}}',
      'subject.phone.some': '{count, plural, one {a phone number} other {# phone numbers}}',
      'subject.email.some': '{count, plural, one {an email address} other {# email addresses}}',
      'subject.credential.some': '{count, plural, one {a password or key} other {# passwords or keys}}',
      'subject.credential-answer.some': '{count, plural, one {a scrambled password} other {# scrambled passwords}}',
      'subject.session-token.some': '{count, plural, one {a sign-in token} other {# sign-in tokens}}',
      'subject.device-id.some': '{count, plural, one {a device ID} other {# device IDs}}',
      'subject.device-name.some': '{count, plural, one {a device name} other {# device names}}',
      'subject.advertising-id.some': '{count, plural, one {an advertising ID} other {# advertising IDs}}',
      'subject.push-token.some': '{count, plural, one {a push token} other {# push tokens}}',
      'subject.location.some': '{count, plural, one {a location} other {# locations}}',
      'subject.message.some': '{count, plural, one {a message} other {# messages}}',
      'subject.contact.some': '{count, plural, one {a contact} other {# contacts}}',
      'subject.other.some': '{count, plural, one {a value of unknown meaning} other {# values of unknown meaning}}',
      'subject.other-mine.some': '{count, plural, one {a value you gave us} other {# values you gave us}}',
      'subject.own-address.some':
        '{count, plural, one {a network address of the device} other {# network addresses of the device}}',
      'subject.payment-card.some': '{count, plural, one {a bank card number} other {# bank card numbers}}',
      'subject.media.some': '{count, plural, one {sound or pictures} other {# streams of sound or pictures}}',
    },
  ),
  ...family('The same thing, when the sentence points back to it.', {
    'subject.account.the': 'the user ID',
    'subject.account-by-shape.the': 'the value that looks like an account name',
    'subject.person-name.the': 'the person’s name',
    'subject.person-name-by-shape.the': 'the value that looks like a name',
    'subject.room.the': 'the room ID',
    'subject.room-by-shape.the': 'the value that looks like a room name',
    'subject.phone.the': 'the phone number',
    'subject.email.the': 'the email address',
    'subject.credential.the': 'the password or key',
    'subject.credential-answer.the': 'the scrambled password',
    'subject.session-token.the': 'the sign-in token',
    'subject.device-id.the': 'the device ID',
    'subject.device-name.the': 'the device name',
    'subject.advertising-id.the': 'the advertising ID',
    'subject.push-token.the': 'the push token',
    'subject.location.the': 'the location',
    'subject.message.the': 'the message',
    'subject.contact.the': 'the contact',
    'subject.other.the': 'the value',
    'subject.other-mine.the': 'the value you gave us',
    'subject.own-address.the': 'the network address of the device',
    'subject.payment-card.the': 'the bank card number',
    'subject.media.the': 'the sound or pictures',
  }),
  ...family('The same thing as a label in a table or on a mark.', {
    'subject.account.name': 'User ID',
    'subject.account-by-shape.name': 'Value that looks like an account name',
    'subject.person-name.name': 'Person’s name',
    'subject.person-name-by-shape.name': 'Value that looks like a name',
    'subject.room.name': 'Room ID',
    'subject.room-by-shape.name': 'Value that looks like a room name',
    'subject.phone.name': 'Phone number',
    'subject.email.name': 'Email address',
    'subject.credential.name': 'Password or key',
    'subject.credential-answer.name': 'Scrambled password',
    'subject.session-token.name': 'Sign-in token',
    'subject.device-id.name': 'Device ID',
    'subject.device-name.name': 'Device name',
    'subject.advertising-id.name': 'Advertising ID',
    'subject.push-token.name': 'Push token',
    'subject.location.name': 'Location',
    'subject.message.name': 'Message',
    'subject.contact.name': 'Contact',
    'subject.other.name': 'Value of unknown meaning',
    'subject.other-mine.name': 'Value you gave us',
    'subject.own-address.name': 'Network address of the device',
    'subject.payment-card.name': 'Bank card number',
    'subject.media.name': 'Sound or picture',
  }),
  ...family('What it means that this was readable. Say what could be done with it, never that someone did.', {
    'means.opened': 'Encryption kept it from others on the way. The server at the other end can read it.',
    'means.account':
      'A user ID is a code or a name that points to one account. Someone who sees it twice could tell that it is the same account.',
    'means.account-by-shape':
      'It has the form of an account name. If it is one, someone who sees it twice could tell that it is the same account.',
    'means.person-name': 'A name can point to one person.',
    'means.person-name-by-shape': 'It has the form of a name. If it is one, it can point to one person.',
    'means.room':
      'A room ID is a code or a name that points to one room. Someone who watches two people could tell that they are in the same room.',
    'means.room-by-shape':
      'It has the form of a room name. If it is one, someone who watches two people could tell that they are in the same room.',
    'means.phone': 'A phone number can lead to one person.',
    'means.email': 'An email address can lead to one person. It can also link this app to other services.',
    'means.credential': 'Someone who reads a password or key may be able to get into the account. We did not try.',
    'means.credential-answer':
      'A scrambled password is not the password. Someone who reads it can try words at home until one fits. We did not try.',
    'means.session-token':
      'Someone who reads a sign-in token may be able to act as the user for a time. We did not try.',
    'means.device-id':
      'A device ID points to one device. Someone who sees it twice could tell that it is the same device.',
    'means.device-name': 'A device name can hold a person’s name. It also shows that this device is there.',
    'means.advertising-id':
      'An advertising ID points to one device. It can link this app to what other apps know about the device.',
    'means.push-token':
      'A push token is the address for notices to one app on one device. Someone who sees it twice could tell that it is the same device.',
    'means.location': 'A location can show where a person is.',
    'means.message': 'Others on the way could read what was written.',
    'means.contact': 'A contact can show whom the user knows. That person may not know of it.',
    'means.other':
      'We do not know what the value stands for. If it stays the same, it can link recordings to one another.',
    'means.other-mine': 'You told us that this value is yours. If it stays the same, it can link recordings to you.',
    'means.own-address':
      'A network address shows where in a network a device is. It can link this app to what others saw from the same address.',
    'means.payment-card': 'Someone who reads a bank card number may be able to pay with it. We did not try.',
    'means.media': 'Others on the way could hear or see what was sent.',
  }),
};
