// A mail server for the tests: node smtp.mjs CERTIFICATE KEY [open]
// STARTTLS and sign-in are demanded, unless it is open. Prints its port, then one line of JSON for each message it takes.
// bounce…@ is refused for good; slow…@ is put off until it has been offered three times; spam…@ is refused once its words are
// known; relay…@, stranger…@ and policy…@ because of who we are; reset…@ loses the connection half-way until offered three times; unwanted…@ may not send.
import { readFileSync } from 'node:fs';
import { SMTPServer } from 'smtp-server';

const [certificate, key, mode] = process.argv.slice(2);
const isOpen = mode === 'open';
const offers = new Map();

const refusal = (message, responseCode) => Object.assign(new Error(message), { responseCode });

const server = new SMTPServer({
  cert: readFileSync(certificate),
  key: readFileSync(key),
  authMethods: ['PLAIN', 'LOGIN'],
  disableReverseLookup: true,
  authOptional: isOpen,
  disabledCommands: isOpen ? ['STARTTLS', 'AUTH'] : [],

  onAuth(auth, session, done) {
    if (auth.username === 'cybergov' && auth.password === 's3cret') {
      done(null, { user: auth.username });
    } else {
      done(new Error('Invalid username or password'));
    }
  },

  onMailFrom({ address }, session, done) {
    return address.startsWith('unwanted') ? done(refusal('5.1.8 sender address rejected', 550)) : done();
  },

  onRcptTo({ address }, session, done) {
    if (address.startsWith('relay')) {
      return done(refusal('5.7.1 relaying denied', 550));
    }

    if (address.startsWith('stranger')) {
      return done(refusal('relay not permitted', 550));
    }

    if (address.startsWith('policy')) {
      return done(refusal('5.7.26 sender is not authenticated', 550));
    }

    if (address.startsWith('bounce')) {
      return done(refusal('5.1.1 no such mailbox', 550));
    }

    const offered = (offers.get(address) ?? 0) + 1;
    offers.set(address, offered);

    return address.startsWith('slow') && offered < 3 ? done(refusal('4.7.1 please try later', 451)) : done();
  },

  onData(stream, session, done) {
    const [{ address }] = session.envelope.rcptTo;
    if (address.startsWith('reset') && offers.get(address) < 3) {
      [...server.connections].find(c => c.id === session.id)._socket.destroy();
      return;
    }

    if (address.startsWith('spam')) {
      stream.on('end', () => done(refusal('5.7.0 we do not like what it says', 554))).resume();
      return;
    }

    const chunks = [];
    stream.on('data', chunk => chunks.push(chunk));
    stream.on('end', () => {
      const recipients = session.envelope.rcptTo.map(r => r.address);
      const raw = Buffer.concat(chunks).toString('utf8');
      console.log(JSON.stringify({ session: session.id, secure: session.secure, user: session.user ?? '', recipients, raw }));
      done();
    });
  },
});

server.on('error', () => {});
server.listen(0, '127.0.0.1', () => console.log(server.server.address().port));
process.stdin.on('end', () => process.exit(0)).resume();
