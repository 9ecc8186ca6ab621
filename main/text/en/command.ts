import { family } from './entry.ts';

export const command = {
  ...family('Help of the command, one line each. Technical readers; still plain words.', {
    'command.about':
      'Shows what a chat app exposes on the way, and who could read it. Earshot makes no network connection of its own.',
    'command.assess.about':
      'Read recordings and say per app what was exposed. Exit code 1: something was. 0: nothing was seen. 2: an error.',
    'command.assess.files': 'pcap or pcapng files, also .gz and .zst; - reads a pipe',
    'command.option.home': 'your home country, such as IN; without it nothing is called foreign',
    'command.option.audience': 'countries of your readers, such as IN,CN',
    'command.option.vantage': 'the country where the recording was made',
    'command.option.mine':
      'a value of yours to look for, such as user-id=12345678; other users of this computer can see it, so prefer --mine-file',
    'command.option.mine-file': 'a file with one value a line, as JSON with kind and value; - reads a pipe',
    'command.option.keylog': 'a TLS key log: opens encrypted data, and marks all that it shows',
    'command.option.flows': 'add one row per flow to the JSON',
    'command.option.json': 'write the whole assessment as JSON; - prints it; with several files this names a folder',
    'command.option.reveal': 'keep raw values in the JSON; such a document can never become a report',
    'command.option.pdf': 'write the report for your editor as PDF',
    'command.option.lang': 'language of the text; only en for now',
    'command.capture.about': 'Record this computer’s traffic to a file. Asks nothing of anyone else’s device.',
    'command.capture.seconds': 'stop after this many seconds; without it, stop with Ctrl+C',
    'command.capture.out': 'the pcapng file to write; it must not exist yet',
    'command.capture.interface': 'the network interface; by default the one that holds the way to the internet',
    'command.capture.consent': 'I record my own device and account, or its owner agreed, and all taking part agreed',
    'command.compare.about':
      'Compare recordings of one app: what stays the same in each and changes with the account or device. Exit code 0: done. 2: an error.',
    'command.compare.files': 'two or more captures, or folders of sessions',
    'command.compare.different': 'what differs between the recordings: account or device; may be given twice',
    'command.compare.same': 'all recordings are of one account on one device',
    'command.compare.accounts': 'one word per recording, such as a,a,b: the same word is the same account',
    'command.compare.devices': 'the same for devices',
    'command.interfaces.about': 'List the network interfaces and say if Earshot may record from them.',
    'command.stdin': 'the pipe',
    'command.pdf-path': 'PDF: {path}',
    'command.keylog-opened-nothing':
      'Note: the key log opened nothing in {name}. It may belong to other connections, or the recording began after they did.',
    'command.wrote': 'Wrote {name}.',
    'command.sandbox-off': 'Note: Chromium’s sandbox is off for the PDF, because you are root.',
    'command.npm-chromium':
      'Note: no browser is installed, so the PDF is made by the Chromium that came with Earshot’s packages.',
    'command.electron-failed':
      'Electron stopped with an error, so there is no window; npm start -- --headless works without one.',
    'command.electron-fell-back': 'Electron could not do this here, so Chromium makes the PDF.',
    'command.capture.line': '{seconds} s, {packets} packets, {dropped} lost',
    'command.capture.done': 'Recorded {packets} packets in {seconds} s to {name}. Lost: {dropped}.',
    'command.capture.unknown': 'not known',
    'command.interfaces.default': 'default',
    'command.interfaces.ready': 'Earshot may record.',
    'command.interfaces.grant':
      'Earshot may not record yet. This one command gives the right to the small recorder alone:',
    'command.interfaces.none':
      'Earshot cannot record here: the small recorder is not built, and this user has no right to record.',
  }),
};
