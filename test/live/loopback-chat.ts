import { createSocket, type Socket } from 'node:dgram';
import { connect, createServer, type Server } from 'node:net';

/** A made-up chat on 127.0.0.1: datagrams to one port, a few lines over TCP to another. */
export interface LoopbackChat {
  readonly udpPort: number;
  readonly tcpPort: number;
  /** BPF filter for both ports. */
  readonly filter: string;
  /** Sends `count` datagrams `datagram 0`, `datagram 1`, … and waits until all have arrived. */
  sendDatagrams(count: number): Promise<void>;
  /** One TCP conversation: hello, an answer, good-bye. */
  talk(): Promise<void>;
  close(): Promise<void>;
}

export async function openLoopbackChat(): Promise<LoopbackChat> {
  const udp = createSocket('udp4');
  const server = createServer((client) => client.on('data', (text) => void client.end(`heard: ${text.toString()}`)));
  await new Promise<void>((resolve) => udp.bind(0, '127.0.0.1', resolve));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const udpPort = udp.address().port,
    tcpPort = portOf(server);
  return {
    udpPort,
    tcpPort,
    filter: `udp port ${udpPort} or tcp port ${tcpPort}`,
    sendDatagrams: (count) => sendDatagrams(udp, udpPort, count),
    talk: () => talk(tcpPort),
    close: async () => {
      await new Promise<void>((resolve) => udp.close(resolve));
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function portOf(server: Server): number {
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('not listening');
  return address.port;
}

/** One after the other, so that no socket buffer can overflow on a busy machine. */
async function sendDatagrams(receiver: Socket, port: number, count: number): Promise<void> {
  const sender = createSocket('udp4');
  for (let i = 0; i < count; i++) {
    const arrived = new Promise((resolve) => receiver.once('message', resolve));
    sender.send(`datagram ${i}`, port, '127.0.0.1');
    await arrived;
  }
  await new Promise<void>((resolve) => sender.close(resolve));
}

function talk(port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const client = connect(port, '127.0.0.1', () => client.write('hello'));
    client
      .on('error', reject)
      .on('data', () => undefined)
      .on('close', () => resolve());
  });
}
