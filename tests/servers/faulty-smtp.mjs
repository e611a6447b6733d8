// A mail server with bad days, for the tests: node faulty-smtp.mjs
// Prints its port, then one line of JSON for each message it takes. Of the offers it puts 1 in 40 off with 451 and breaks 1 in 90
// off in the middle of a message; bounce…@ is refused for good. "down" on standard input closes it, "up" opens it on the same port.
import { SMTPServer } from 'smtp-server';

let seed = 20271101;
const chance = oneIn => {
  // mulberry32: the same faults in every run.
  seed = (seed + 0x6D2B79F5) | 0;
  let mixed = Math.imul(seed ^ (seed >>> 15), seed | 1);
  mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
  return ((mixed ^ (mixed >>> 14)) >>> 0) % oneIn === 0;
};
const refusal = (message, responseCode) => Object.assign(new Error(message), { responseCode });
const sockets = new Set();
const counts = { putOff: 0, refused: 0, broken: 0 };

const listen = port => new Promise(resolve => {
  const server = new SMTPServer({
    authOptional: true,
    hideSTARTTLS: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,

    onRcptTo({ address }, session, done) {
      if (address.startsWith('bounce')) {
        counts.refused++;
        return done(refusal('5.1.1 no such mailbox', 550));
      }

      if (chance(40)) {
        counts.putOff++;
        return done(refusal('4.3.2 please try later', 451));
      }

      done();
    },

    onData(stream, session, done) {
      const chunks = [];
      if (chance(90)) {
        counts.broken++;
        stream.once('data', () => [...sockets].find(s => s.remotePort === session.remotePort)?.destroy());
        stream.resume();
        return;
      }

      stream.on('data', chunk => chunks.push(chunk));
      stream.on('end', () => {
        const recipients = session.envelope.rcptTo.map(r => r.address);
        console.log(JSON.stringify({ session: session.id, secure: false, user: '', recipients, raw: Buffer.concat(chunks).toString('utf8') }));
        done();
      });
    },
  });
  server.on('error', () => {});
  server.server.on('connection', socket => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  server.listen(port, '127.0.0.1', () => resolve(server));
});

let server = await listen(0);
const port = server.server.address().port;
console.log(port);

let lines = '';
process.stdin.on('data', async text => {
  lines += text;
  while (lines.includes('\n')) {
    const line = lines.slice(0, lines.indexOf('\n'));
    lines = lines.slice(lines.indexOf('\n') + 1);
    if (line === 'down') {
      await new Promise(resolve => { server.close(resolve); sockets.forEach(s => s.destroy()); });
    } else if (line === 'up') {
      server = await listen(port);
    }

    console.log(JSON.stringify({ said: line, ...counts }));
  }
});
process.stdin.on('end', () => process.exit(0));
